package dev.millrace.sim.scenario;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigUtil;
import dev.millrace.sim.binding.Problem;
import dev.millrace.sim.engine.RunSettings;
import dev.millrace.sim.scenario.require.Requirement;
import java.util.List;
import java.util.function.Supplier;

/**
 * A checked scenario.
 *
 * @param source the name of its text: the file as the user wrote it, or {@code scenario}
 * @param run the limits of a run, and its seed
 * @param study the engine and the number of runs
 * @param pipeline the pipeline and its overflow policy
 * @param producers the groups of producers, in the order of the text; simultaneous events of their
 *     workers happen in this order
 * @param consumers the groups of consumers, in the order of the text, likewise
 * @param requirements the bounds that its figures are required to keep
 * @param resolution returns the scenario's blocks with every default filled in and every
 *     substitution made
 * @param warnings what is allowed and probably a mistake
 */
public record Scenario(
    String source,
    RunSettings run,
    Study study,
    PipelineChoice pipeline,
    List<ProducerGroup> producers,
    List<ConsumerGroup> consumers,
    List<Requirement> requirements,
    Supplier<Config> resolution,
    List<Problem> warnings) {

  public Scenario {
    producers = List.copyOf(producers);
    consumers = List.copyOf(consumers);
    requirements = List.copyOf(requirements);
    warnings = List.copyOf(warnings);
  }

  /** Returns the scenario's blocks with every default filled in and every substitution made. */
  public Config resolved() {
    return resolution.get();
  }

  /** Returns the scenario with other settings of the run. */
  public Scenario with(RunSettings settings) {
    return new Scenario(
        source,
        settings,
        study,
        pipeline,
        producers,
        consumers,
        requirements,
        resolution,
        warnings);
  }

  /**
   * Returns the resolved scenario as HOCON. Loading this text gives the same scenario. Each group
   * has a block of its own, because the library writes the keys of a block in no useful order.
   */
  public String toHocon() {
    StringBuilder text = new StringBuilder();
    producers.forEach(group -> append("producers", group.name(), text));
    text.append(hocon(resolved().withoutPath("producers").withoutPath("consumers")));
    consumers.forEach(group -> append("consumers", group.name(), text));
    return text.toString();
  }

  private void append(String section, String group, StringBuilder text) {
    String path = ConfigUtil.joinPath(section, group);
    text.append(hocon(resolved().withOnlyPath(path)));
  }

  private static String hocon(Config config) {
    return config
        .root()
        .render(
            ConfigRenderOptions.defaults()
                .setJson(false)
                .setComments(false)
                .setOriginComments(false));
  }
}
