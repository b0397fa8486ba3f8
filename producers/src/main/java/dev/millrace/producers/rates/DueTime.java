package dev.millrace.producers.rates;

/** Arithmetic on due times, checked for overflow. */
final class DueTime {

  private DueTime() {}

  /**
   * Returns the sum of a time and a duration.
   *
   * @throws IllegalStateException if it is more than 292 years after the start
   */
  static long sum(long nanos, long durationNanos) {
    long sum = nanos + durationNanos;
    if (sum < 0) {
      throw new IllegalStateException(
          "the next message would be due more than 292 years after the start");
    }
    return sum;
  }
}
