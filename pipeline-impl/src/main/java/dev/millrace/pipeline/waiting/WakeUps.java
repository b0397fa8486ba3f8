package dev.millrace.pipeline.waiting;

import java.time.Duration;

/** The wake-ups of threads that wait for something which cannot wake them. */
public final class WakeUps {

  /** Of all waiting threads together at most 10,000 a second, about a tenth of a processor. */
  private static final long MIN_NANOS_APART = 100_000;

  private WakeUps() {}

  /**
   * Returns how long a waiting thread pauses at most between two looks, in nanoseconds.
   *
   * @param threads how many threads may wait at the same time
   * @param shortest the pause of a few threads
   */
  public static long pauseNanos(int threads, Duration shortest) {
    return Math.max(shortest.toNanos(), threads * MIN_NANOS_APART);
  }
}
