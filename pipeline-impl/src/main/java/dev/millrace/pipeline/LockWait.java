package dev.millrace.pipeline;

import dev.millrace.api.PipelineContext;
import dev.millrace.api.steps.WaitStrategy;
import dev.millrace.pipeline.waiting.Poller;

/** How a thread waits for a lock. */
public enum LockWait {
  /** Parks; a release wakes the thread, which takes 25 to 60 µs across processors. */
  PARK,

  /**
   * Spins for {@link Poller#MAX_SPIN}, or yields if the workers outnumber the processors, and then
   * parks. On a single processor it parks at once.
   */
  ADAPTIVE,

  /** Spins until the lock is free, and keeps its processor busy. */
  SPIN;

  /**
   * Returns the wait strategy for a run.
   *
   * @throws IllegalArgumentException if threads would spin that outnumber the processors
   */
  WaitStrategy strategy(PipelineContext context, int processors) {
    int threads = context.producers() + context.consumers();
    return switch (this) {
      case PARK -> WaitStrategy.PARK;
      case ADAPTIVE -> {
        if (processors == 1) {
          yield WaitStrategy.PARK;
        }
        Poller poller = threads > processors ? Poller.YIELDING : Poller.SPINNING;
        yield pollFor(Poller.MAX_SPIN.toNanos(), poller);
      }
      case SPIN -> {
        if (threads > processors) {
          throw new IllegalArgumentException(
              ("wait is spin, but the threads of producers (%d) and consumers (%d) outnumber the"
                      + " processors (%d); allowed: at most as many threads as processors, or"
                      + " wait = adaptive, or wait = park")
                  .formatted(context.producers(), context.consumers(), processors));
        }
        yield pollFor(Long.MAX_VALUE, Poller.SPINNING);
      }
    };
  }

  private static WaitStrategy pollFor(long maxNanos, Poller poller) {
    return (tryAcquire, timeoutNanos) -> {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      long nanos = Math.min(maxNanos, timeoutNanos);
      return poller.poll(() -> tryAcquire.getAsBoolean() ? true : null, nanos) != null;
    };
  }
}
