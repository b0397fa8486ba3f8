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
    double deviation = recorded.standardDeviationNanos();
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
}
