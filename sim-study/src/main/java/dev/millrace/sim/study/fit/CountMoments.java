package dev.millrace.sim.study.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Moments of the counts in windows of one length.
 *
 * @param seconds the length of a window
 * @param windows their number
 * @param dispersion the index of dispersion for counts, variance to mean
 * @param thirdCumulant the third factorial cumulant, E[(N − m)³] − 3 Var N + 2 m, which is the
 *     third cumulant of the integrated rate if arrivals are Poisson given the rate
 */
record CountMoments(double seconds, int windows, double dispersion, double thirdCumulant) {

  /** The shortest window has this many messages on average. */
  private static final double MIN_MEAN = 0.25;

  /** The longest window fits this often into the trace. */
  private static final int MIN_WINDOWS = 10;

  private static final double STEP = Math.sqrt(2);

  /** Returns the moments in windows from less than a mean gap to a tenth of the trace. */
  static List<CountMoments> curve(Times times) {
    List<CountMoments> curve = new ArrayList<>();
    double nanos = (double) times.spanNanos() / MIN_WINDOWS;
    while (nanos / 1e9 * times.rate() >= MIN_MEAN && nanos >= 2) {
      curve.add(0, of(times, nanos));
      nanos /= STEP;
    }
    return curve;
  }

  static CountMoments of(Times times, double nanos) {
    int[] counts = times.counts(nanos);
    double mean = Arrays.stream(counts).average().orElse(0);
    double second = 0;
    double third = 0;
    for (int count : counts) {
      double deviation = count - mean;
      second += deviation * deviation;
      third += deviation * deviation * deviation;
    }
    int n = counts.length;
    double variance = second / (n - 1);
    double skew = third * n / ((n - 1.0) * (n - 2.0));
    return new CountMoments(nanos / 1e9, n, variance / mean, skew - 3 * variance + 2 * mean);
  }
}
