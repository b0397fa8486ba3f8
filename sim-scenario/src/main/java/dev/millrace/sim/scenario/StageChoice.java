package dev.millrace.sim.scenario;

import java.util.List;

/**
 * A stage after the first. The workers of the stage before put into its pipeline what they have
 * processed.
 *
 * @param name its name
 * @param pipeline its pipeline and the overflow policy
 * @param consumers its groups of consumers, in the order of the text
 */
public record StageChoice(String name, PipelineChoice pipeline, List<ConsumerGroup> consumers) {

  public StageChoice {
    consumers = List.copyOf(consumers);
  }
}
