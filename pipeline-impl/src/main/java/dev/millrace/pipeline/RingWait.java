package dev.millrace.pipeline;

import dev.millrace.api.PipelineContext;
import dev.millrace.pipeline.waiting.Poller;

/** How a thread waits for a message or for room in a ring, which cannot wake it. */
public enum RingWait {
  /**
   * Spins for {@link Poller#MAX_SPIN}, or yields if the workers outnumber the processors, and then
   * backs off. On a single processor it backs off at once.
   */
  ADAPTIVE,

  /** Parks for the time waited so far, at most {@link Poller#MAX_PARK}; longer if many wait. */
  BACKOFF,

  /** Yields the processor to other threads, and otherwise keeps it busy. */
  YIELD;

  Poller poller(PipelineContext context) {
    return poller(
        context.producers() + context.consumers(), Runtime.getRuntime().availableProcessors());
  }

  Poller poller(int threads, int processors) {
    return switch (this) {
      case YIELD -> Poller.YIELDING;
      case BACKOFF -> Poller.backingOff(threads);
      case ADAPTIVE -> {
        if (processors == 1) {
          yield Poller.backingOff(threads);
        }
        yield (threads > processors ? Poller.YIELDING : Poller.SPINNING).thenBackingOff(threads);
      }
    };
  }
}
