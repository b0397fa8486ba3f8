package dev.millrace.sim.engine;

import dev.millrace.api.Message;
import dev.millrace.api.OverflowPolicy;
import dev.millrace.api.OverflowPolicy.Need;
import dev.millrace.api.Pipeline;
import dev.millrace.api.ProducerRanks;
import dev.millrace.sim.engine.Simulation.ConsumerSpec;
import dev.millrace.sim.engine.Simulation.ProducerSpec;
import dev.millrace.sim.measure.MessageGroups;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * A pipeline and the consumers that take from it. The consumers of a stage put each message that
 * they have processed into the pipeline of the next one.
 *
 * @param name its name in results
 * @param pipeline its pipeline
 * @param context the context that the pipeline was given
 * @param overflow the policy for messages that find the pipeline full; a worker of the stage before
 *     that waits for room takes no other message
 * @param consumers one for each consuming worker
 */
public record Stage(
    String name,
    Pipeline<Message> pipeline,
    RunContext context,
    OverflowPolicy overflow,
    List<ConsumerSpec> consumers) {

  /** The name of the stage into which producers put. */
  public static final String FIRST = "first";

  public Stage {
    consumers = List.copyOf(consumers);
  }

  /** Returns the groups, of workers of the stage before, by which messages are measured. */
  public MessageGroups messageGroups(List<String> putters) {
    ToIntFunction<String> rank =
        pipeline instanceof ProducerRanks ranks ? ranks::producerRank : worker -> 0;
    return MessageGroups.of(putters, rank);
  }

  /** Returns the names of the workers that take from the pipeline. */
  public List<String> workers() {
    return consumers.stream().map(ConsumerSpec::name).toList();
  }

  /**
   * Refuses what is possible in a run with one stage only.
   *
   * @throws IllegalArgumentException if there is any of it
   */
  static void check(List<ProducerSpec> producers, List<Stage> stages) {
    if (producers.stream().anyMatch(ProducerSpec::expiresAtOnce)) {
      throw new IllegalArgumentException(
          "messages expire at once, which is possible with one stage only; allowed: when taken");
    }
    for (Stage stage : stages) {
      if (stage.overflow().needs().contains(Need.CONSUMER)) {
        throw new IllegalArgumentException(
            "stage %s: the overflow policy has the worker that puts store messages, which is possible with one stage only"
                .formatted(stage.name()));
      }
    }
    List<String> workers = stages.stream().flatMap(stage -> stage.workers().stream()).toList();
    if (workers.stream().distinct().count() < workers.size()) {
      throw new IllegalArgumentException("two consuming workers have one name: " + workers);
    }
  }
}
