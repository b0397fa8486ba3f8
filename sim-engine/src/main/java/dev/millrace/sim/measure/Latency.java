package dev.millrace.sim.measure;

import java.util.NoSuchElementException;
import java.util.function.DoubleToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a distribution of durations, in nanoseconds. Percentiles are the upper ends of
 * buckets whose width is at most a thousandth of their value; mean and maximum are exact.
 *
 * @param count the number of messages (or wake-ups) that the figures represent
 * @param standardDeviation computed from the buckets
 * @param coefficientOfVariation the standard deviation divided by the mean; null if the mean is 0
 */
public record Latency(
    double mean,
    long p50,
    long p90,
    long p99,
    long p999,
    long max,
    long count,
    double standardDeviation,
    @Nullable Double coefficientOfVariation) {

  /** Returns the figures of recorded durations; null if there are none. */
  public static @Nullable Latency of(Latencies recorded) {
    return of(recorded, recorded::percentileNanos);
  }

  /** Returns the figures; throws {@link NoSuchElementException} if there are none. */
  public static Latency required(@Nullable Latency latency) {
    if (latency == null) {
      throw new NoSuchElementException("no delivered message was timed");
    }
    return latency;
  }

  /**
   * Returns the figures of recorded durations; null if there are none.
   *
   * @param percentile computes the duration of a percentage, from 0 to 100
   */
  public static @Nullable Latency of(Latencies recorded, DoubleToLongFunction percentile) {
    if (recorded.count() == 0) {
      return null;
    }
    double mean = recorded.meanNanos();
    double deviation = standardDeviation(recorded);
    return new Latency(
        mean,
        percentile.applyAsLong(50),
        percentile.applyAsLong(90),
        percentile.applyAsLong(99),
        percentile.applyAsLong(99.9),
        recorded.maxNanos(),
        recorded.count(),
        deviation,
        mean == 0 ? null : (Double) (deviation / mean));
  }

  /**
   * Returns the standard deviation of recorded durations, 0 if there are none; each counts as the
   * upper end of its bucket, so a spread within a thousandth of the durations is not seen.
   */
  static double standardDeviation(Latencies recorded) {
    double[] sums = new double[2];
    recorded.forEach((nanos, count) -> sums[0] += (double) nanos * count);
    double mean = sums[0] / Math.max(1, recorded.count());
    recorded.forEach((nanos, count) -> sums[1] += (nanos - mean) * (nanos - mean) * count);
    return Math.sqrt(sums[1] / Math.max(1, recorded.count()));
  }
}
