package dev.millrace.sim.study;

/**
 * A figure with its confidence interval.
 *
 * @param value the figure itself, from all replications together; NaN when it is of nothing
 * @param low where the interval begins, at most the value; NaN when there is no interval
 * @param high where it ends, at least the value; NaN when there is no interval
 */
public record Estimate(double value, double low, double high) {

  /** A figure of which nobody knows how far it can be trusted. */
  static Estimate without(double value) {
    return new Estimate(value, Double.NaN, Double.NaN);
  }

  /** A figure in the middle of its interval. */
  static Estimate around(double value, double halfWidth) {
    return new Estimate(value, value - halfWidth, value + halfWidth);
  }

  /** Whether it has an interval. */
  public boolean hasInterval() {
    return !Double.isNaN(low);
  }

  /** Whether the interval holds a value; false when there is no interval. */
  public boolean contains(double candidate) {
    return low <= candidate && candidate <= high;
  }

  /** How far the interval reaches on its longer side; NaN when there is no interval. */
  public double halfWidth() {
    return Math.max(high - value, value - low);
  }

  /** Whether the interval reaches no further than this share of the value on either side. */
  public boolean isWithin(double share) {
    return halfWidth() <= share * Math.abs(value);
  }

  /** The same figure, whose interval does not reach beyond 0 and 1, as no share does. */
  Estimate asShare() {
    return hasInterval() ? new Estimate(value, Math.max(0, low), Math.min(1, high)) : this;
  }

  /** The same figure in another unit. */
  public Estimate scaled(double factor) {
    return new Estimate(value * factor, low * factor, high * factor);
  }
}
