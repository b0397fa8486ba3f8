package dev.millrace.sim.study.fit;

import dev.millrace.sim.study.init.Words;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Describes a trace as bursts with pauses between them. The shortest pause is the gap that divides
 * the logarithms of all gaps into the two most distinct classes (N. Otsu, <i>A threshold selection
 * method from gray-level histograms</i>, IEEE Trans. Syst. Man Cybern. 9, 1979).
 */
final class Bursts {

  private static final double CONSTANT_BELOW = 0.01;
  private static final double EXPONENTIAL_TOLERANCE = 0.25;

  /** Mean and squared coefficient of variation. */
  private static final class Moments {
    private double count;
    private double sum;
    private double squares;

    void add(double value) {
      count++;
      sum += value;
      squares += value * value;
    }

    double mean() {
      return sum / count;
    }

    double squaredCv() {
      return mean() == 0 ? 0 : Math.max(0, squares / count / (mean() * mean()) - 1);
    }
  }

  private Bursts() {}

  /** Returns the model; null if there are no bursts of several messages with pauses between. */
  static @Nullable Model of(Times times) {
    long[] due = times.dueNanos();
    double[] logs = new double[due.length - 1];
    for (int i = 0; i < logs.length; i++) {
      logs[i] = Math.log(Math.max(1, due[i + 1] - due[i]));
    }
    double threshold = Math.exp(threshold(logs));
    Moments sizes = new Moments();
    Moments gaps = new Moments();
    Moments pauses = new Moments();
    int size = 1;
    for (int i = 1; i < due.length; i++) {
      double gap = due[i] - due[i - 1];
      if (gap < threshold) {
        gaps.add(gap);
        size++;
      } else {
        pauses.add(gap);
        sizes.add(size);
        size = 1;
      }
    }
    if (sizes.count < 2 || sizes.mean() < 1.5) {
      return null;
    }
    return new Model(
        Kind.ON_OFF,
        "bursts of %s, gap %s, pause %s"
            .formatted(
                Words.number(sizes.mean()),
                Words.duration(gaps.mean()),
                Words.duration(pauses.mean())),
        "type = bursty, burst { size = %s, gap = %s }, pause = %s"
            .formatted(size(sizes), duration(gaps), duration(pauses)));
  }

  private static String size(Moments sizes) {
    double mean = sizes.mean();
    if (sizes.squaredCv() < CONSTANT_BELOW) {
      return Long.toString(Math.round(mean));
    }
    if (Math.abs(sizes.squaredCv() - (1 - 1 / mean)) < EXPONENTIAL_TOLERANCE) {
      return "{ type = geometric, mean = %s }".formatted(Model.number(mean));
    }
    return "{ type = gamma, mean = %s, squared-cv = %s }"
        .formatted(Model.number(mean), Model.number(sizes.squaredCv()));
  }

  private static String duration(Moments values) {
    String mean = values.mean() < 1 ? "0s" : Words.hocon(values.mean());
    if (values.squaredCv() < CONSTANT_BELOW) {
      return mean;
    }
    return Math.abs(values.squaredCv() - 1) < EXPONENTIAL_TOLERANCE
        ? "{ type = exponential, mean = %s }".formatted(mean)
        : "{ type = gamma, mean = %s, squared-cv = %s }"
            .formatted(mean, Model.number(values.squaredCv()));
  }

  /** Returns the value that divides others into two classes with the most distinct means. */
  static double threshold(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double total = Arrays.stream(sorted).sum();
    double below = 0;
    double best = -1;
    double threshold = sorted[sorted.length - 1];
    for (int i = 1; i < sorted.length; i++) {
      below += sorted[i - 1];
      double difference = (total - below) / (sorted.length - i) - below / i;
      double between = difference * difference * i * (sorted.length - i);
      if (sorted[i] > sorted[i - 1] && between > best) {
        best = between;
        threshold = (sorted[i] + sorted[i - 1]) / 2;
      }
    }
    return threshold;
  }
}
