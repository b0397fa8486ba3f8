package dev.millrace.producers.rates;

/** Sums of times that may grow beyond what can be counted in nanoseconds. */
final class DueTime {

  private DueTime() {}

  /**
   * A time so much later.
   *
   * @throws IllegalStateException if that is more than 292 years after the start
   */
  static long after(long nanos, long durationNanos) {
    long sum = nanos + durationNanos;
    if (sum < 0) {
      throw new IllegalStateException(
          "the next message would be due more than 292 years after the start");
    }
    return sum;
  }
}
