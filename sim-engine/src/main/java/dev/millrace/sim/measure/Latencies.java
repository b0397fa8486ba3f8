package dev.millrace.sim.measure;

import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/**
 * A distribution of durations in nanoseconds: a histogram with three significant digits, and the
 * exact mean and maximum.
 *
 * <p>Not thread-safe: recorded by one worker's thread, and merged after that thread has ended.
 */
public final class Latencies {

  private static final int SIGNIFICANT_DIGITS = 3;

  /** From here on durations are added up as a double: 52 days. */
  private static final long LARGE = 1L << 52;

  private final Histogram histogram = new Histogram(SIGNIFICANT_DIGITS);
  private long sum;
  private double largeSum;
  private long max;

  /** Creates an empty distribution. */
  public Latencies() {
    histogram.setAutoResize(true);
  }

  /** Records a duration; a negative one, which only a clock's rounding can cause, counts as 0. */
  public void record(long nanos) {
    long value = Math.max(0, nanos);
    histogram.recordValue(value);
    max = Math.max(max, value);
    if (value < LARGE && sum < Long.MAX_VALUE - LARGE) {
      sum += value;
    } else {
      largeSum += value;
    }
  }

  /** Records a duration that represents several. */
  public void record(long nanos, int times) {
    long value = Math.max(0, nanos);
    histogram.recordValueWithCount(value, times);
    max = Math.max(max, value);
    largeSum += (double) value * times;
  }

  /** Adds all durations that were recorded elsewhere. */
  public void add(Latencies other) {
    histogram.add(other.histogram);
    largeSum += other.largeSum + other.sum;
    max = Math.max(max, other.max);
  }

  /** Receives the recorded durations, from the shortest to the longest. */
  public interface Visitor {

    /**
     * Receives a group of durations of about the same length.
     *
     * @param nanos the longest that they may have been
     * @param count how many there were
     */
    void recorded(long nanos, long count);
  }

  /** Passes all recorded durations to the visitor, from the shortest to the longest. */
  public void forEach(Visitor visitor) {
    for (HistogramIterationValue value : histogram.recordedValues()) {
      visitor.recorded(
          Math.min(max, value.getValueIteratedTo()), value.getCountAtValueIteratedTo());
    }
  }

  /** Returns a copy of the histogram, for tools that read its encoded form. */
  public Histogram toHistogram() {
    return histogram.copy();
  }

  /** Returns how many durations were recorded. */
  public long count() {
    return histogram.getTotalCount();
  }

  /** Returns the arithmetic mean in nanoseconds; 0 if nothing was recorded. */
  public double meanNanos() {
    return count() == 0 ? 0 : (largeSum + sum) / count();
  }

  /** Returns the longest duration in nanoseconds; 0 if nothing was recorded. */
  public long maxNanos() {
    return max;
  }

  /**
   * Returns the duration that the given percentage (0 to 100) does not exceed, rounded up to the
   * end of its bucket, in nanoseconds; 0 if nothing was recorded.
   */
  public long percentileNanos(double percentage) {
    return Math.min(max, histogram.getValueAtPercentile(percentage));
  }

  /** Returns the share of durations, from 0 to 1, in the bucket of the given one or below. */
  public double shareAtOrBelow(long nanos) {
    return count() == 0
        ? 0
        : (double) histogram.getCountBetweenValues(0, Math.max(0, nanos)) / count();
  }
}
