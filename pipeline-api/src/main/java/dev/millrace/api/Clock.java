package dev.millrace.api;

import java.time.Duration;

/**
 * A worker's own time: the only way for a component to learn the time or to let it pass.
 *
 * <p>A producer's clock is its schedule: it stands at the due time of the message that is being
 * produced, however late the worker may be, so that sleeping for the gap makes the next message due
 * one gap after the last. A consumer's clock is the time of its run.
 *
 * <p>Each worker has its own clock. Not thread-safe: it is called by the worker's thread alone.
 */
public interface Clock {

  /** The worker's time in nanoseconds since the start of the run; never goes back. */
  long nanos();

  /**
   * Lets time pass; returns once {@link #nanos()} is {@code nanos} later than it was. Zero and
   * negative values return at once.
   *
   * @throws InterruptedException when the run wants this worker to stop. A component lets it pass;
   *     it may close what it holds, but it makes no more messages.
   */
  void sleepNanos(long nanos) throws InterruptedException;

  /** {@link #sleepNanos(long)} for a {@link Duration}. */
  default void sleep(Duration duration) throws InterruptedException {
    sleepNanos(duration.toNanos());
  }

  /**
   * Lets time pass until {@link #nanos()} is at least {@code nanos}; returns at once if it is that
   * late already.
   *
   * @throws InterruptedException as for {@link #sleepNanos(long)}
   */
  default void sleepUntilNanos(long nanos) throws InterruptedException {
    sleepNanos(nanos - nanos());
  }
}
