package dev.millrace.producers.rates;

/**
 * A sinusoidal rate: {@code mean + amplitude cos(2 pi (t − peak) / period)}.
 *
 * @param mean the mean rate in messages a second, above 0
 * @param amplitude the amplitude, at most {@code mean}
 * @param periodNanos the time from one peak to the next
 * @param peakNanos the time from the start to a peak
 * @param durationNanos the duration
 */
record SineRate(double mean, double amplitude, long periodNanos, long peakNanos, long durationNanos)
    implements RateSegment {

  private static final double NANOS_PER_SECOND = 1e9;
  private static final double TWO_PI = 2 * Math.PI;

  @Override
  public double messages() {
    long periods = durationNanos / periodNanos;
    return periods * messagesPerPeriod() + integral((double) (durationNanos % periodNanos));
  }

  /**
   * {@inheritDoc} Whole periods are counted; the rest is found by Newton's method within bounds,
   * with bisection where a step would leave them (Press et al., <i>Numerical Recipes</i>, 3rd
   * edition, 2007, section 9.4).
   */
  @Override
  public double nanosUntil(double messages) {
    double periods = Math.floor(messages / messagesPerPeriod());
    double target = messages - periods * messagesPerPeriod();
    double tolerance = tolerance();
    double low = 0;
    double high = periodNanos;
    double guess = target / messagesPerPeriod() * periodNanos;
    while (high - low > tolerance) {
      double excess = integral(guess) - target;
      if (excess > 0) {
        high = guess;
      } else {
        low = guess;
      }
      double next = guess - excess / rate(guess) * NANOS_PER_SECOND;
      if (Math.abs(next - guess) <= tolerance) {
        break;
      }
      // Bisects, also if a rate of 0 makes the step infinite or NaN.
      guess = next > low && next < high ? next : (low + high) / 2;
    }
    return periods * periodNanos + guess;
  }

  /** Returns a tolerance below a nanosecond, but above the resolution of a double. */
  private double tolerance() {
    return Math.max(0.01, 4 * Math.ulp((double) periodNanos));
  }

  private double messagesPerPeriod() {
    return mean * (periodNanos / NANOS_PER_SECOND);
  }

  /** Returns the integral up to a time in the first period. StrictMath is equal on every JDK. */
  private double integral(double nanos) {
    double swing = amplitude * (periodNanos / NANOS_PER_SECOND) / TWO_PI;
    return mean * (nanos / NANOS_PER_SECOND)
        + swing * (StrictMath.sin(angle(nanos)) - StrictMath.sin(angle(0)));
  }

  private double rate(double nanos) {
    return mean + amplitude * StrictMath.cos(angle(nanos));
  }

  private double angle(double nanos) {
    return TWO_PI * ((nanos - peakNanos) / periodNanos);
  }
}
