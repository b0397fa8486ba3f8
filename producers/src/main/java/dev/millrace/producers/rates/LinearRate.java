package dev.millrace.producers.rates;

/**
 * A rate that changes linearly, or is constant.
 *
 * @param from the rate at the start, in messages a second; at least 0
 * @param to the rate at the end
 * @param durationNanos the duration
 */
record LinearRate(double from, double to, long durationNanos) implements RateSegment {

  private static final double NANOS_PER_SECOND = 1e9;

  static LinearRate constant(double rate, long durationNanos) {
    return new LinearRate(rate, rate, durationNanos);
  }

  @Override
  public double messages() {
    return (from + to) / 2 * (durationNanos / NANOS_PER_SECOND);
  }

  /**
   * {@inheritDoc} With slope {@code s} the integral is {@code from t + s t² / 2}; its inverse is
   * written so that a small {@code s} costs no precision.
   */
  @Override
  public double nanosUntil(double messages) {
    double slope = (to - from) / (durationNanos / NANOS_PER_SECOND);
    // Rounding may make the square negative at the end of a ramp down to 0.
    double rateThen = Math.sqrt(Math.max(0, from * from + 2 * slope * messages));
    return 2 * messages * NANOS_PER_SECOND / (from + rateThen);
  }
}
