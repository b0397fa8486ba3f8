package dev.millrace.sim.engine;

import dev.millrace.api.EvictingPipeline;
import dev.millrace.api.EvictingPipeline.Victims;
import dev.millrace.api.Message;
import dev.millrace.api.Pipeline;
import java.util.List;

/** Puts a message in place of others, in an {@link EvictingPipeline}. */
public final class Eviction {

  private Eviction() {}

  /**
   * Puts a message; removes others first if the pipeline is full.
   *
   * @return the removed messages
   * @throws IllegalStateException if the pipeline cannot evict messages
   */
  public static List<Message> put(Message message, Victims victims, Pipeline<Message> pipeline) {
    if (pipeline instanceof EvictingPipeline<Message> evicting) {
      return evicting.putEvicting(message, victims);
    }
    throw new IllegalStateException(
        "the overflow policy evicts messages, but the pipeline %s is not an %s"
            .formatted(
                pipeline.getClass().getSimpleName(), EvictingPipeline.class.getSimpleName()));
  }
}
