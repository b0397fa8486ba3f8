package dev.millrace.sim.study;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Confidence intervals over independent replications, after Student.
 *
 * <p>A figure of a replication is a sum divided by a number: of waits by messages, of losses by
 * offers, of messages by seconds. Replications may differ in that number, so the pooled figure is
 * the sum of the sums divided by the sum of the numbers, R = Σy / Σx, with the variance of the
 * ratio estimator: Σ (y − R·x)² / (n − 1), divided by n times the square of the mean x (W. G.
 * Cochran, <i>Sampling Techniques</i>, 3rd edition, 1977, chapter 6; A. M. Law, <i>Simulation
 * Modeling and Analysis</i>, 5th edition, 2015, chapter 9, on ratios). If all x are equal it is the
 * mean of the y / x with the plain t-interval.
 */
final class Ratios {

  private Ratios() {}

  /**
   * Returns the ratio of two sums with its interval; without one for fewer than two pairs.
   *
   * @param parts the y, one a replication
   * @param wholes the x, one a replication, none of them negative; a ratio to 0 is NaN
   * @param confidence the share of such intervals that contain the true value, above 0 and below 1
   */
  static Estimate estimate(double[] parts, double[] wholes, double confidence) {
    int n = parts.length;
    double whole = Arrays.stream(wholes).sum();
    double ratio = whole == 0 ? Double.NaN : Arrays.stream(parts).sum() / whole;
    if (n < 2 || whole == 0) {
      return Estimate.without(ratio);
    }
    double squares = 0;
    for (int i = 0; i < n; i++) {
      double residual = parts[i] - ratio * wholes[i];
      squares += residual * residual;
    }
    double error = Math.sqrt(squares / (n - 1) / n) / (whole / n);
    return Estimate.around(ratio, quantile(n, confidence) * error);
  }

  /**
   * Returns the ratio of two sums that is a share, from 0 to 1, with the interval of {@link
   * #logit}.
   */
  static Estimate share(double[] parts, double[] wholes, double confidence) {
    Estimate plain = estimate(parts, wholes, confidence);
    double share = plain.value();
    return plain.hasInterval() && share > 0 && share < 1
        ? new Estimate(share, logit(share, -plain.halfWidth()), logit(share, plain.halfWidth()))
        : plain;
  }

  /**
   * Returns the share of a rare event. If it happened in no replication, the interval's upper end
   * is the share of replications in which it may happen: (1 − p)ⁿ = 1 − confidence. Messages give
   * no such bound, since what is rare in a queue comes in clumps, of which one replication has few.
   */
  static Estimate rareShare(double[] parts, double[] wholes, double confidence) {
    Estimate share = share(parts, wholes, confidence);
    double bound = 1 - Math.pow(1 - confidence, 1.0 / parts.length);
    return share.hasInterval() && share.value() == 0 ? new Estimate(0, 0, bound) : share;
  }

  /**
   * Returns an end of the interval of a share: a t-interval of log(p / (1 − p)), transformed back
   * (L. D. Brown, T. T. Cai and A. DasGupta, "Interval Estimation for a Binomial Proportion",
   * Statistical Science 16, 2001). Of a small share the plain interval is often too low: where few
   * rare events were seen, they seem to vary little.
   *
   * @param share above 0 and below 1
   * @param distance from the share to the end of the plain interval, below 0 for the lower end
   */
  static double logit(double share, double distance) {
    double odds = share / (1 - share) * Math.exp(distance / (share * (1 - share)));
    return Double.isInfinite(odds) ? 1 : odds / (1 + odds);
  }

  /**
   * Returns the standard errors on either side of an interval over n replications: the quantile of
   * Student's t at (1 + confidence) / 2 with n - 1 degrees of freedom.
   */
  static double quantile(int n, double confidence) {
    return quantileAt(n - 1, confidence);
  }

  /** Returns the same for a number of degrees of freedom, above 0. */
  static double quantileAt(double degrees, double confidence) {
    return TDistribution.of(degrees).inverseSurvivalProbability((1 - confidence) / 2);
  }
}
