package dev.millrace.sim.measure;

import org.HdrHistogram.Histogram;

/**
 * A distribution of durations in nanoseconds, recorded by one worker or merged from several; three
 * significant digits.
 *
 * <p>Not thread-safe: recorded by its worker's thread, and merged after that thread has ended.
 */
public final class Latencies {

  private static final int DIGITS = 3;

  private final Histogram histogram = new Histogram(DIGITS);

  /** Records a duration; a negative one, which only a clock's rounding can give, counts as 0. */
  public void record(long nanos) {
    histogram.recordValue(Math.max(0, nanos));
  }

  void add(Latencies other) {
    histogram.add(other.histogram);
  }

  /** How many durations were recorded. */
  public long count() {
    return histogram.getTotalCount();
  }

  /** The arithmetic mean in nanoseconds; 0 when nothing was recorded. */
  public double meanNanos() {
    return count() == 0 ? 0 : histogram.getMean();
  }

  /** The longest in nanoseconds; 0 when nothing was recorded. */
  public long maxNanos() {
    return histogram.getMaxValue();
  }

  /** The share of durations, from 0 to 1, that are at most this long, give or take a digit. */
  public double shareAtOrBelow(long nanos) {
    return count() == 0 ? 0 : (double) histogram.getCountBetweenValues(0, nanos) / count();
  }

  /** The duration in nanoseconds that the given percentage (0 to 100) does not exceed. */
  public long percentileNanos(double percentage) {
    return histogram.getValueAtPercentile(percentage);
  }
}
