package dev.millrace.distributions;

/**
 * The logarithm of the gamma function, computed with StrictMath alone, so that draws scaled by it
 * are the same on every JDK.
 */
final class LogGamma {

  /** The least argument for which the series is exact to the precision of a double. */
  private static final double MIN_SERIES_ARGUMENT = 15;

  /** {@code ln(2 pi) / 2}. */
  private static final double HALF_LOG_TWO_PI = 0.9189385332046727;

  /** The coefficients of {@code 1/x, 1/x³, 1/x⁵, …}. */
  private static final double[] STIRLING = {
    1.0 / 12, -1.0 / 360, 1.0 / 1260, -1.0 / 1680, 1.0 / 1188, -691.0 / 360360, 1.0 / 156
  };

  private LogGamma() {}

  /**
   * Computes the logarithm by Stirling's series (Abramowitz and Stegun, <i>Handbook of Mathematical
   * Functions</i>, 1964, 6.1.40 and 6.1.41), and smaller arguments by {@code gamma(x + 1) = x
   * gamma(x)}.
   *
   * @param argument at least 1
   */
  static double of(double argument) {
    double x = argument;
    double product = 1;
    for (; x < MIN_SERIES_ARGUMENT; x++) {
      product *= x;
    }
    double series = 0;
    for (int i = STIRLING.length - 1; i >= 0; i--) {
      series = STIRLING[i] + series / (x * x);
    }
    double logX = StrictMath.log(x);
    return (x - 0.5) * logX - x + HALF_LOG_TWO_PI + series / x - StrictMath.log(product);
  }
}
