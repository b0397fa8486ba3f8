package dev.millrace.sim.scenario;

import dev.millrace.sim.engine.Batch;
import dev.millrace.sim.engine.RateLimit;
import dev.millrace.sim.engine.Retry;
import dev.millrace.sim.engine.Scaling;
import org.jspecify.annotations.Nullable;

/**
 * A group of identical consumers, whose workers are named {@code name-1} to {@code name-count}.
 *
 * @param name the group's name, unique within the scenario
 * @param consumer the component of each worker
 * @param count the number of workers at the start; at least 1
 * @param scaling the changes of that number during the run; null if there are none
 * @param retry the attempts to store a message
 * @param batch the batches that a worker stores
 * @param limit the limit of its attempts, all workers together
 */
public record ConsumerGroup(
    String name,
    Choice consumer,
    int count,
    @Nullable Scaling scaling,
    Retry retry,
    Batch batch,
    RateLimit limit) {

  /** Returns the greatest number of workers at a time. */
  public int workers() {
    return scaling == null ? count : scaling.max();
  }
}
