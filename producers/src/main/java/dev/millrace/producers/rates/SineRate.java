package dev.millrace.producers.rates;

/**
 * A rate that swings around a mean: {@code mean + amplitude cos(2 pi (t − peak) / period)}.
 *
 * @param mean in messages a second; above 0
 * @param amplitude how far it swings to either side, at most {@code mean}
 * @param periodNanos the time from one peak to the next
 * @param peakNanos the time from the beginning to a peak
 * @param durationNanos how long it lasts
 */
record SineRate(double mean, double amplitude, long periodNanos, long peakNanos, long durationNanos)
    implements RatePiece {

  private static final double NANOS_PER_SECOND = 1e9;
  private static final double TWO_PI = 2 * Math.PI;

  @Override
  public double messages() {
    long periods = durationNanos / periodNanos;
    return periods * messagesOfAPeriod() + integral((double) (durationNanos % periodNanos));
  }

  /**
   * {@inheritDoc} After the whole periods, the root is between two bounds; Newton's method, and
   * bisection where that would leave the bounds (Press et al., <i>Numerical Recipes</i>, 3rd
   * edition, 2007, section 9.4).
   */
  @Override
  public double nanosUntil(double messages) {
    double periods = Math.floor(messages / messagesOfAPeriod());
    double wanted = messages - periods * messagesOfAPeriod();
    double tolerance = tolerance();
    double low = 0;
    double high = periodNanos;
    double guess = wanted / messagesOfAPeriod() * periodNanos;
    while (high - low > tolerance) {
      double tooMany = integral(guess) - wanted;
      if (tooMany > 0) {
        high = guess;
      } else {
        low = guess;
      }
      double next = guess - tooMany / rate(guess) * NANOS_PER_SECOND;
      if (Math.abs(next - guess) <= tolerance) {
        break;
      }
      // A rate of 0 leads to no number, or to none that is within.
      guess = next > low && next < high ? next : (low + high) / 2;
    }
    return periods * periodNanos + guess;
  }

  /** Enough for whole nanoseconds, and not less than what a double tells apart. */
  private double tolerance() {
    return Math.max(0.01, 4 * Math.ulp((double) periodNanos));
  }

  private double messagesOfAPeriod() {
    return mean * (periodNanos / NANOS_PER_SECOND);
  }

  /** The messages up to a time within the first period. StrictMath is the same on every JDK. */
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
