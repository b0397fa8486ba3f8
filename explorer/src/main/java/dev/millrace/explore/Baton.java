package dev.millrace.explore;

import java.util.concurrent.locks.LockSupport;

/**
 * The permission to run: a thread waits until another one passes it on. Each thread has its own.
 *
 * <p>The flag is volatile, so what the passing thread did <i>happens-before</i> what the receiving
 * one does. All state that the threads of an execution share is guarded in this way: only the
 * thread with the baton accesses it.
 */
final class Baton {

  /**
   * How long to spin before parking, since waking a parked thread takes tens of microseconds. On a
   * single processor the passing thread could not run meanwhile.
   */
  private static final long SPIN_NANOS =
      Runtime.getRuntime().availableProcessors() > 1 ? 20_000 : 0;

  private volatile boolean available;

  /** Whether its thread was interrupted while it waited; the thread's own flag is then cleared. */
  private volatile boolean interrupted;

  /** Passes the baton to the thread that waits for it, or will. */
  void passTo(Thread thread) {
    available = true;
    LockSupport.unpark(thread);
  }

  /** Waits for the baton and takes it. An interrupt is kept. */
  void await() {
    await(Long.MAX_VALUE);
  }

  /** Waits for the baton up to a time-out; returns whether it was received. */
  boolean await(long nanos) {
    spin();
    long start = System.nanoTime();
    while (!available) {
      if (Thread.currentThread().isInterrupted()) {
        interrupted = true; // before the flag is cleared: one of the two is always set
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
    boolean received = available;
    available = false;
    return received;
  }

  /** Returns whether the thread that waits for this baton has an interrupt pending. */
  boolean isInterrupted(Thread waiting) {
    return waiting.isInterrupted() || interrupted;
  }

  private void spin() {
    if (SPIN_NANOS == 0 || available) {
      return;
    }
    long start = System.nanoTime();
    while (!available && System.nanoTime() - start < SPIN_NANOS) {
      Thread.onSpinWait();
    }
  }
}
