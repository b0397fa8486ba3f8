package dev.millrace.sim.scenario;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigRenderOptions;
import dev.millrace.sim.engine.RunSettings;
import java.util.List;

/**
 * A checked scenario.
 *
 * @param source the name of its text: the file as the user wrote it, or {@code scenario}
 * @param run the limits of a run, and its seed
 * @param study the engine and the number of runs
 * @param pipeline the pipeline and its overflow policy
 * @param producers the groups of producers, sorted by name
 * @param consumers the groups of consumers, sorted by name
 * @param resolved the scenario's blocks with every default filled in and every substitution made
 */
public record Scenario(
    String source,
    RunSettings run,
    Study study,
    PipelineChoice pipeline,
    List<ProducerGroup> producers,
    List<ConsumerGroup> consumers,
    Config resolved) {

  public Scenario {
    producers = List.copyOf(producers);
    consumers = List.copyOf(consumers);
  }

  /** Returns the scenario with other settings of the run. */
  public Scenario with(RunSettings settings) {
    return new Scenario(source, settings, study, pipeline, producers, consumers, resolved);
  }

  /** Returns the resolved scenario as HOCON. Loading this text gives the same scenario. */
  public String toHocon() {
    return resolved
        .root()
        .render(
            ConfigRenderOptions.defaults()
                .setJson(false)
                .setComments(false)
                .setOriginComments(false));
  }
}
