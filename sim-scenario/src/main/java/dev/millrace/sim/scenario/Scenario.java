package dev.millrace.sim.scenario;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigRenderOptions;
import dev.millrace.sim.engine.RunSettings;
import java.util.List;

/**
 * A scenario that has been read and checked: all that is needed to run it.
 *
 * @param source the file, as the user named it
 * @param run when the run ends, and its seed
 * @param study by which engine it is run, and how often
 * @param pipeline the pipeline, and what happens when it is full
 * @param producers the groups of producers, by name
 * @param consumers the groups of consumers, by name
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

  /** The same with other settings of the run. */
  public Scenario with(RunSettings settings) {
    return new Scenario(source, settings, study, pipeline, producers, consumers, resolved);
  }

  /** The resolved scenario as HOCON; loading this text gives the same scenario. */
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
