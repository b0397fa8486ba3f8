package dev.millrace.explore;

import java.util.concurrent.locks.LockSupport;

/**
 * The permission to run: a thread waits for its token until another thread passes it. Each thread
 * has its own.
 *
 * <p>The flag is volatile, so the actions before {@code passTo} <i>happen-before</i> the actions
 * after {@code await}. All state shared by the threads of an execution is guarded in this way: only
 * the thread that holds the token accesses it.
 */
final class Token {

  /**
   * Spin time before parking, since waking a parked thread takes tens of microseconds. Zero on a
   * single processor, where the passing thread could not run meanwhile.
   */
  private static final long SPIN_NANOS =
      Runtime.getRuntime().availableProcessors() > 1 ? 20_000 : 0;

  private volatile boolean present;

  /**
   * Set if the thread was interrupted while it waited; its own interrupt status is cleared then.
   */
  private volatile boolean interrupted;

  /** Passes the token to the thread that waits for it, or will wait for it. */
  void passTo(Thread thread) {
    present = true;
    LockSupport.unpark(thread);
  }

  /** Waits for the token and takes it. An interrupt is restored on return. */
  void await() {
    await(Long.MAX_VALUE);
  }

  /** Waits for the token up to a timeout and takes it; returns false on timeout. */
  boolean await(long nanos) {
    spin();
    long start = System.nanoTime();
    while (!present) {
      if (Thread.currentThread().isInterrupted()) {
        interrupted = true; // set before the status is cleared: one of the two is always visible
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
    boolean received = present;
    present = false;
    return received;
  }

  /** Returns whether the thread that waits for this token will be interrupted when it resumes. */
  boolean isInterrupted(Thread waiting) {
    return waiting.isInterrupted() || interrupted;
  }

  private void spin() {
    if (SPIN_NANOS == 0 || present) {
      return;
    }
    long start = System.nanoTime();
    while (!present && System.nanoTime() - start < SPIN_NANOS) {
      Thread.onSpinWait();
    }
  }
}
