package dev.millrace.sim.engine;

import java.util.List;

/**
 * Notices that nothing moves any more although there is something to move.
 *
 * <p>A run is stalled when no message was accepted, taken or finished for the time-out, and no
 * worker that could change this sleeps on its clock: neither a consumer, nor, when the pipeline is
 * empty, a producer. Used by the controlling thread alone.
 */
final class StallWatch {

  private final List<? extends Worker> producers;
  private final List<? extends Worker> consumers;
  private final GuardedPipeline pipeline;
  private final long timeoutNanos;
  private long lastMoves = -1;
  private long lastChange;

  StallWatch(
      List<? extends Worker> producers,
      List<? extends Worker> consumers,
      GuardedPipeline pipeline,
      long timeoutNanos) {
    this.producers = producers;
    this.consumers = consumers;
    this.pipeline = pipeline;
    this.timeoutNanos = timeoutNanos;
  }

  /** Looks at the run; to be called several times within a time-out. */
  boolean stalled(long nowNanos) {
    long moves = moves(producers) + moves(consumers);
    if (moves != lastMoves || willWake()) {
      lastMoves = moves;
      lastChange = nowNanos;
      return false;
    }
    return nowNanos - lastChange >= timeoutNanos;
  }

  private boolean willWake() {
    return consumers.stream().anyMatch(Worker::asleep)
        || (producers.stream().anyMatch(Worker::asleep) && pipeline.size() == 0);
  }

  private static long moves(List<? extends Worker> workers) {
    return workers.stream().mapToLong(worker -> worker.journal().moves()).sum();
  }
}
