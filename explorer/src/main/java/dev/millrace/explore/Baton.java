package dev.millrace.explore;

import java.util.concurrent.locks.LockSupport;

/**
 * What a thread needs to go on: it waits until another one hands it over. Each thread has its own.
 *
 * <p>The flag is volatile, so what the giver did <i>happens-before</i> what the receiver does. All
 * that the threads of a run share is guarded in this way: only the one with the baton touches it.
 */
final class Baton {

  /**
   * How long to look for the baton before parking, since to wake a parked thread takes tens of
   * microseconds. On a single processor the giver could not run meanwhile.
   */
  private static final long SPIN_NANOS =
      Runtime.getRuntime().availableProcessors() > 1 ? 20_000 : 0;

  private volatile boolean here;

  /** Whether its thread was interrupted while it waited; the thread's own mark is cleared then. */
  private volatile boolean interrupted;

  /** Makes the thread go on that waits for this baton, or will. */
  void giveTo(Thread thread) {
    here = true;
    LockSupport.unpark(thread);
  }

  /** Waits for the baton and takes it. An interrupt is kept for later. */
  void await() {
    await(Long.MAX_VALUE);
  }

  /** Waits for the baton for some time and takes it; false if it did not come. */
  boolean await(long nanos) {
    spin();
    long start = System.nanoTime();
    while (!here) {
      if (Thread.currentThread().isInterrupted()) {
        interrupted = true; // before the mark is cleared: one of the two can always be seen
        Thread.interrupted();
      }
      long left = nanos - (System.nanoTime() - start);
      if (left <= 0) {
        break;
      }
      LockSupport.parkNanos(this, left);
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
      interrupted = false;
    }
    boolean received = here;
    here = false;
    return received;
  }

  /** Whether the thread that waits for this baton will find itself interrupted. */
  boolean isInterrupted(Thread itsThread) {
    return itsThread.isInterrupted() || interrupted;
  }

  private void spin() {
    if (SPIN_NANOS == 0 || here) {
      return;
    }
    long start = System.nanoTime();
    while (!here && System.nanoTime() - start < SPIN_NANOS) {
      Thread.onSpinWait();
    }
  }
}
