package dev.millrace.sim.study;

/**
 * A figure with its confidence interval.
 *
 * @param value the figure, from all replications together; NaN if nothing was measured
 * @param low the lower end of the interval, at most the value; NaN if there is no interval
 * @param high the upper end, at least the value; NaN if there is no interval
 */
public record Estimate(double value, double low, double high) {

  /** Returns a figure without an interval. */
  static Estimate without(double value) {
    return new Estimate(value, Double.NaN, Double.NaN);
  }

  /** Returns a figure in the middle of its interval. */
  static Estimate around(double value, double halfWidth) {
    return new Estimate(value, value - halfWidth, value + halfWidth);
  }

  /** Whether it has an interval. */
  public boolean hasInterval() {
    return !Double.isNaN(low);
  }

  /** Whether the interval contains a value; false if there is no interval. */
  public boolean contains(double candidate) {
    return low <= candidate && candidate <= high;
  }

  /** Returns the length of the interval's longer side; NaN if there is no interval. */
  public double halfWidth() {
    return Math.max(high - value, value - low);
  }

  /** Whether neither side of the interval is longer than this share of the value. */
  public boolean isWithin(double share) {
    return halfWidth() <= share * Math.abs(value);
  }

  /** Returns the figure with its interval limited to 0 .. 1, the range of a share. */
  Estimate asShare() {
    return hasInterval() ? new Estimate(value, Math.max(0, low), Math.min(1, high)) : this;
  }

  /** Returns the figure in another unit. */
  public Estimate scaled(double factor) {
    return new Estimate(value * factor, low * factor, high * factor);
  }
}
