package dev.millrace.sim.report;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import dev.millrace.sim.engine.Batch;
import dev.millrace.sim.scenario.ConsumerGroup;
import dev.millrace.sim.scenario.ProducerGroup;
import dev.millrace.sim.scenario.Scenario;
import dev.millrace.sim.scenario.StageChoice;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** The scenario, one row a group. */
final class ScenarioRows {

  private static final String POLICY = "policy";

  private ScenarioRows() {}

  /** Adds the title line and the rows. */
  static void add(Scenario scenario, String engine, String pipeline, Lines lines) {
    lines.line(
        "%s  %s  seed %d"
            .formatted(Version.ofThisProgram(), scenario.source(), scenario.run().seed()));
    lines.line("");
    lines.row("engine", engine);
    for (ProducerGroup group : scenario.producers()) {
      String type = group.producer().binding().type();
      lines.row("producers", group(group.name(), type, group.count()));
    }
    lines.row("pipeline", pipeline);
    lines.row("overflow", policy(scenario.resolved().getObject("pipeline.overflow")));
    addConsumers(scenario.consumers(), lines);
    for (StageChoice stage : scenario.laterStages()) {
      lines.row("stage", stage.name());
      lines.row("pipeline", pipeline(scenario, stage));
      lines.row("overflow", policy(block(scenario, stage).getObject("pipeline.overflow")));
      addConsumers(stage.consumers(), lines);
    }
    lines.line("");
  }

  private static void addConsumers(List<ConsumerGroup> groups, Lines lines) {
    for (ConsumerGroup group : groups) {
      String type = group.consumer().binding().type();
      lines.row(
          "consumers",
          group(group.name(), type, group.count()) + atMost(group) + batches(group.batch()));
    }
  }

  private static Config block(Scenario scenario, StageChoice stage) {
    return scenario.resolved().getConfig(ConfigUtil.joinPath("stages", stage.name()));
  }

  private static String pipeline(Scenario scenario, StageChoice stage) {
    Config pipeline = block(scenario, stage).getConfig("pipeline");
    String type = stage.pipeline().pipeline().binding().type();
    return pipeline.hasPath("capacity")
        ? "%-16s capacity %s".formatted(type, Figures.count(pipeline.getInt("capacity")))
        : type;
  }

  private static String group(String name, String type, int count) {
    return "%-16s %s x %d".formatted(name, type, count);
  }

  /** Returns the greatest number of workers, if their number changes. */
  private static String atMost(ConsumerGroup group) {
    return group.scaling() == null ? "" : ", at most " + group.workers();
  }

  private static String batches(Batch batch) {
    if (batch.size() == 1) {
      return "";
    }
    String size = ", batches <= " + Figures.count(batch.size());
    return batch.linger().isZero()
        ? size
        : size + ", linger " + Figures.bareDuration(batch.linger().toNanos());
  }

  /** Returns a policy with its settings. */
  private static String policy(ConfigObject block) {
    List<String> settings = new ArrayList<>();
    new TreeMap<>(block)
        .forEach(
            (key, value) -> {
              if (value instanceof ConfigObject nested) {
                settings.add(key + " " + policy(nested));
              } else if (!key.equals(POLICY) && value.valueType() != ConfigValueType.NULL) {
                settings.add(key + " " + value.unwrapped());
              }
            });
    ConfigValue policy = block.get(POLICY);
    String name = policy == null ? "" : "" + policy.unwrapped();
    return settings.isEmpty() ? name : "%s (%s)".formatted(name, String.join(", ", settings));
  }
}
