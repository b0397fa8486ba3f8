package dev.millrace.sim.study;

/**
 * The mean difference between two studies of the same arrivals and service times, replication by
 * replication, with the interval of the paired t-test: what both share cancels out (A. M. Law,
 * <i>Simulation Modeling and Analysis</i>, 5th edition, 2015, chapter 10, on common random
 * numbers).
 */
public final class PairedDifference {

  private PairedDifference() {}

  /**
   * Returns the mean of after less before.
   *
   * @param before one figure a replication
   * @param after the same of the other study, in the same order and of the same number
   * @param confidence that of the interval, above 0 and below 1
   */
  public static Estimate of(double[] before, double[] after, double confidence) {
    if (before.length != after.length) {
      throw new IllegalArgumentException(
          "%d and %d replications; allowed: as many".formatted(before.length, after.length));
    }
    double[] differences = new double[before.length];
    double[] ones = new double[before.length];
    for (int i = 0; i < before.length; i++) {
      differences[i] = after[i] - before[i];
      ones[i] = 1;
    }
    return Ratios.estimate(differences, ones, confidence);
  }
}
