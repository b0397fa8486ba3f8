package dev.millrace.benchmarks.coverage;

import dev.millrace.sim.study.Estimate;

/** The count of how often the intervals of one figure hold its true value. Not thread-safe. */
final class Coverage {

  /** How many standard deviations of a normal distribution hold 95 %. */
  private static final double NORMAL_95 = 1.959963984540054;

  private final double exact;
  private int experiments;
  private int below;
  private int above;
  private double values;
  private double halfWidths;

  /** Nothing counted yet, of a figure whose true value this is. */
  Coverage(double exact) {
    this.exact = exact;
  }

  /** Counts the interval of one more experiment. */
  void add(Estimate measured) {
    experiments++;
    values += measured.value();
    halfWidths += (measured.high() - measured.low()) / 2;
    if (measured.high() < exact) {
      below++;
    } else if (measured.low() > exact) {
      above++;
    }
  }

  double exact() {
    return exact;
  }

  /** How many intervals lie below the true value. */
  int below() {
    return below;
  }

  /** How many intervals lie above the true value. */
  int above() {
    return above;
  }

  /** The share of intervals that hold the true value, from 0 to 1. */
  double share() {
    return 1 - (double) (below + above) / experiments;
  }

  /** What the experiments measured on average; apart from the true value, it tells the bias. */
  double meanValue() {
    return values / experiments;
  }

  /** How far the intervals reach on either side on average. */
  double meanHalfWidth() {
    return halfWidths / experiments;
  }

  /**
   * Where the share of very many experiments lies, with 95 % confidence: the score interval of a
   * binomial share (E. B. Wilson, "Probable inference, the law of succession, and statistical
   * inference", Journal of the American Statistical Association 22, 1927).
   */
  Estimate range() {
    double share = share();
    double z2 = NORMAL_95 * NORMAL_95 / experiments;
    double middle = (share + z2 / 2) / (1 + z2);
    double reach =
        NORMAL_95
            * Math.sqrt(share * (1 - share) / experiments + z2 / (4 * experiments))
            / (1 + z2);
    return new Estimate(share, middle - reach, middle + reach);
  }
}
