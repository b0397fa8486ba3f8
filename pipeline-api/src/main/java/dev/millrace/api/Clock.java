package dev.millrace.api;

import java.time.Duration;

/**
 * The time of a consumer's worker: its consumer reads the time and sleeps on this clock alone, so
 * that it runs in real and in virtual time.
 *
 * <p>Each worker has its own clock. Not thread-safe: only the worker's thread calls it.
 */
public interface Clock {

  /** Returns the time in nanoseconds since the start of the run. Never decreases. */
  long nanos();

  /**
   * Sleeps for the given time; returns at once if it is zero or negative.
   *
   * @throws InterruptedException if the run stops this worker. A component releases what it holds
   *     for this call and rethrows.
   */
  void sleepNanos(long nanos) throws InterruptedException;

  /**
   * Sleeps for the given time.
   *
   * @throws InterruptedException as for {@link #sleepNanos(long)}
   */
  default void sleep(Duration duration) throws InterruptedException {
    sleepNanos(duration.toNanos());
  }

  /**
   * Sleeps until {@link #nanos()} is at least the given time; returns at once if it is already.
   *
   * @throws InterruptedException as for {@link #sleepNanos(long)}
   */
  default void sleepUntilNanos(long nanos) throws InterruptedException {
    sleepNanos(nanos - nanos());
  }
}
