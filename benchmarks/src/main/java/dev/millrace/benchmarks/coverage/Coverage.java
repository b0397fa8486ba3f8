package dev.millrace.benchmarks.coverage;

import dev.millrace.sim.study.Estimate;

/** Counts how often the intervals of one figure contain its true value. Not thread-safe. */
final class Coverage {

  /** The 97.5th percentile of the standard normal distribution. */
  private static final double NORMAL_95 = 1.959963984540054;

  private final double exact;
  private int experiments;
  private int without;
  private int below;
  private int above;
  private double values;
  private double halfWidths;

  /** Creates an empty count for a figure with the given true value. */
  Coverage(double exact) {
    this.exact = exact;
  }

  /** Counts the interval of an experiment. */
  void add(Estimate measured) {
    if (!measured.hasInterval()) {
      without++;
      return;
    }
    experiments++;
    values += measured.value();
    halfWidths += (measured.high() - measured.low()) / 2;
    if (measured.high() < exact) {
      below++;
    } else if (measured.low() > exact) {
      above++;
    }
  }

  /** Returns how many experiments gave no interval; they count in nothing else. */
  int without() {
    return without;
  }

  double exact() {
    return exact;
  }

  /** Returns the number of intervals below the true value. */
  int below() {
    return below;
  }

  /** Returns the number of intervals above the true value. */
  int above() {
    return above;
  }

  /** Returns the share of intervals that contain the true value, from 0 to 1. */
  double share() {
    return 1 - (double) (below + above) / experiments;
  }

  /** Returns the mean of the estimates; its distance from the true value is the bias. */
  double meanValue() {
    return values / experiments;
  }

  /** Returns the mean half-width of the intervals. */
  double meanHalfWidth() {
    return halfWidths / experiments;
  }

  /**
   * Returns the 95 % confidence interval of the coverage: the score interval of a binomial share
   * (E. B. Wilson, "Probable inference, the law of succession, and statistical inference", Journal
   * of the American Statistical Association 22, 1927).
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
