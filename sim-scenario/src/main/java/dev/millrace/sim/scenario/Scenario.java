package dev.millrace.sim.scenario;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigUtil;
import dev.millrace.sim.binding.Problem;
import dev.millrace.sim.engine.RunSettings;
import dev.millrace.sim.scenario.require.Requirement;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

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
 * @param laterStages the stages after these consumers, in the order of the text; usually none
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
    List<StageChoice> laterStages,
    List<Requirement> requirements,
    Supplier<Config> resolution,
    List<Problem> warnings) {

  public Scenario {
    producers = List.copyOf(producers);
    consumers = List.copyOf(consumers);
    laterStages = List.copyOf(laterStages);
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
        laterStages,
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
    producers.forEach(group -> append(text, "producers", group.name()));
    text.append(
        hocon(
            resolved()
                .withoutPath("producers")
                .withoutPath("consumers")
                .withoutPath(StagesReader.STAGES)));
    consumers.forEach(group -> append(text, "consumers", group.name()));
    for (StageChoice stage : laterStages) {
      append(text, StagesReader.STAGES, stage.name(), "pipeline");
      stage
          .consumers()
          .forEach(
              group -> append(text, StagesReader.STAGES, stage.name(), "consumers", group.name()));
    }
    return text.toString();
  }

  /** Returns the consumers of all stages. */
  public List<ConsumerGroup> consumersOfAllStages() {
    return Stream.concat(
            consumers.stream(), laterStages.stream().flatMap(stage -> stage.consumers().stream()))
        .toList();
  }

  private void append(StringBuilder text, String... path) {
    text.append(hocon(resolved().withOnlyPath(ConfigUtil.joinPath(path))));
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
