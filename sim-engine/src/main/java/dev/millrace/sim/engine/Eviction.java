package dev.millrace.sim.engine;

import dev.millrace.api.EvictingPipeline;
import dev.millrace.api.EvictingPipeline.Victims;
import dev.millrace.api.Message;
import dev.millrace.api.Pipeline;
import java.util.List;

/** The put that removes other messages if need be. */
public final class Eviction {

  private Eviction() {}

  /**
   * Puts a message, removing others if need be.
   *
   * @return those that were removed
   * @throws IllegalStateException if the pipeline does not let messages be removed
   */
  public static List<Message> put(Message message, Victims victims, Pipeline<Message> pipeline) {
    if (pipeline instanceof EvictingPipeline<Message> evicting) {
      return evicting.putEvicting(message, victims);
    }
    throw new IllegalStateException(
        "the overflow policy removes messages from the pipeline, but %s is no %s"
            .formatted(
                pipeline.getClass().getSimpleName(), EvictingPipeline.class.getSimpleName()));
  }
}
