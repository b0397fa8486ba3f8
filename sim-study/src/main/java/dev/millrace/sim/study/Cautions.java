package dev.millrace.sim.study;

import dev.millrace.sim.measure.Latencies;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The signs that a few large values decide a mean, so that its interval is too narrow.
 *
 * <p>The wait has a variance only if the service time has a third moment, E[S³] (L. Kleinrock,
 * <i>Queueing Systems</i>, volume 1, 1975, section 5.7). Without one, as of a Pareto distribution
 * of a shape up to 3, the largest of the cubes makes up a large part of their sum, however many
 * there are.
 */
final class Cautions {

  /** In fewer values the largest may make up a large part of the sum anyway. */
  private static final long MIN_MESSAGES = 10_000;

  private static final int MIN_REPLICATIONS = 10;
  private static final double MAX_SHARE_OF_MESSAGE = 0.2;
  private static final double MAX_SHARE_OF_REPLICATION = 0.6;

  private Cautions() {}

  static List<String> of(StudyResult study) {
    List<String> cautions = new ArrayList<>();
    double ofMessage = largestCube(study.pooled().measurements().services());
    if (ofMessage > MAX_SHARE_OF_MESSAGE) {
      cautions.add(
          String.format(
              Locale.ROOT,
              "one message makes up %.0f %% of the third moment of the service times: the wait may"
                  + " have no variance, and the intervals of its mean be too narrow",
              100 * ofMessage));
    }
    double ofReplication = largestSquare(study);
    if (ofReplication > MAX_SHARE_OF_REPLICATION) {
      cautions.add(
          String.format(
              Locale.ROOT,
              "one replication makes up %.0f %% of the variance of the mean wait: its interval may"
                  + " be too narrow",
              100 * ofReplication));
    }
    return cautions;
  }

  /** Returns the share of the largest in the sum of the cubes. */
  static double largestCube(Latencies values) {
    if (values.count() < MIN_MESSAGES) {
      return 0;
    }
    double[] sum = {0};
    values.forEach((nanos, count) -> sum[0] += count * cube(nanos));
    return sum[0] == 0 ? 0 : cube(values.maxNanos()) / sum[0];
  }

  private static double cube(double nanos) {
    return nanos * nanos * nanos;
  }

  private static double largestSquare(StudyResult study) {
    List<Sample> samples = study.samples();
    if (samples.size() < MIN_REPLICATIONS) {
      return 0;
    }
    double mean = study.waitMean(StudyResult.CONFIDENCE).value();
    double sum = 0;
    double largest = 0;
    for (Sample sample : samples) {
      double residual = sample.waitNanos() - mean * sample.delivered();
      sum += residual * residual;
      largest = Math.max(largest, residual * residual);
    }
    return sum > 0 ? largest / sum : 0;
  }
}
