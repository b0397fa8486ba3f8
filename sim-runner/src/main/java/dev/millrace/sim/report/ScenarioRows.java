package dev.millrace.sim.report;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import dev.millrace.sim.scenario.Batch;
import dev.millrace.sim.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** What runs, in a row a group. */
final class ScenarioRows {

  private static final String POLICY = "policy";

  private ScenarioRows() {}

  static void addProducers(Scenario scenario, Lines page) {
    scenario
        .producers()
        .forEach(
            group ->
                add(
                    page,
                    "producers",
                    group.name(),
                    group.producer().binding().type(),
                    "" + group.count()));
  }

  static void addConsumers(Scenario scenario, Lines page) {
    scenario
        .consumers()
        .forEach(
            group ->
                add(
                    page,
                    "consumers",
                    group.name(),
                    group.consumer().binding().type(),
                    group.count() + batches(group.batch())));
  }

  private static String batches(Batch batch) {
    if (batch.size() == 1) {
      return "";
    }
    String size = ", batches of %s at most".formatted(Figures.count(batch.size()));
    return batch.linger().isZero()
        ? size
        : size + ", linger " + Figures.bareDuration(batch.linger().toNanos());
  }

  /** The overflow policy with its settings. */
  static String overflow(Scenario scenario) {
    return policy(scenario.resolved().getObject("pipeline.overflow"));
  }

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

  private static void add(Lines page, String label, String group, String type, String count) {
    page.row(label, "%-16s %s x %s".formatted(group, type, count));
  }
}
