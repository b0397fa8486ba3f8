package dev.millrace.pipeline;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.millrace.api.PipelineContext;
import dev.millrace.pipeline.waiting.Patience;
import dev.millrace.pipeline.waiting.TimeLeft;
import java.util.concurrent.Semaphore;

/**
 * The acquiring of a semaphore by a thread that parks, or that first tries again for a while.
 * Immutable.
 */
final class Acquiring {

  /** 292 years. */
  private static final long FOREVER = Long.MAX_VALUE;

  private final Patience patience;
  private final long tryNanos;

  private Acquiring(Patience patience, long tryNanos) {
    this.patience = patience;
    this.tryNanos = tryNanos;
  }

  /** Parks at once. */
  static Acquiring parked() {
    return new Acquiring(Patience.spinning(), 0);
  }

  /**
   * Waits in the way given.
   *
   * @throws IllegalArgumentException if threads are to spin that are more than the processors
   */
  static Acquiring of(LockWait wait, PipelineContext context, int processors) {
    int threads = context.producers() + context.consumers();
    return switch (wait) {
      case PARK -> parked();
      case ADAPTIVE ->
          processors == 1
              ? parked()
              : new Acquiring(Patience.spinning(threads, processors), Patience.SPIN.toNanos());
      case SPIN -> {
        if (threads > processors) {
          throw new IllegalArgumentException(
              ("wait is spin, and the threads of producers (%d) and consumers (%d) are more than"
                      + " the processors (%d), so that spinning ones would keep others from"
                      + " running; allowed: at most as many threads as processors, or wait ="
                      + " adaptive, or wait = park")
                  .formatted(context.producers(), context.consumers(), processors));
        }
        yield new Acquiring(Patience.spinning(), FOREVER);
      }
    };
  }

  /** Acquires a permit. */
  void acquire(Semaphore semaphore) throws InterruptedException {
    if (!tryAgain(semaphore, FOREVER)) {
      semaphore.acquire();
    }
  }

  /** Acquires a permit if there is one within a time. */
  boolean acquire(Semaphore semaphore, long timeoutNanos) throws InterruptedException {
    TimeLeft time = new TimeLeft(timeoutNanos);
    return tryAgain(semaphore, timeoutNanos) || semaphore.tryAcquire(time.nanos(), NANOSECONDS);
  }

  private boolean tryAgain(Semaphore semaphore, long timeoutNanos) throws InterruptedException {
    long nanos = Math.min(tryNanos, timeoutNanos);
    if (nanos <= 0) {
      return false;
    }
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    return patience.until(() -> semaphore.tryAcquire() ? semaphore : null, nanos) != null;
  }
}
