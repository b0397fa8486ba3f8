package dev.millrace.sim.study.fit;

import dev.millrace.sim.study.init.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Finds the times at which a rate changes: the division of the trace into stages of a constant rate
 * with the largest likelihood of Poisson arrivals, by dynamic programming (I. E. Auger and C. E.
 * Lawrence, <i>Algorithms for the optimal identification of segment neighborhoods</i>, Bulletin of
 * Mathematical Biology 51, 1989). Each further stage has to gain twice the penalty of the Bayesian
 * information criterion, because the times of the changes are searched for.
 */
final class Stages {

  static final int MAX_STAGES = 24;
  private static final int MAX_BINS = 1000;
  private static final int MIN_PER_BIN = 5;

  private final long[] cumulated;
  private final double[] logOfCount;
  private final double binSeconds;

  private Stages(Times times) {
    int bins = Math.max(1, Math.min(MAX_BINS, times.count() / MIN_PER_BIN));
    double width = (double) times.spanNanos() / bins;
    binSeconds = width / 1e9;
    cumulated = new long[bins + 1];
    for (long due : times.dueNanos()) {
      cumulated[Math.min(bins, (int) (due / width) + 1)]++;
    }
    for (int i = 1; i <= bins; i++) {
      cumulated[i] += cumulated[i - 1];
    }
    logOfCount = new double[Math.max(times.count(), bins) + 1];
    for (int i = 1; i < logOfCount.length; i++) {
      logOfCount[i] = Math.log(i);
    }
  }

  /** Returns the model; null if the rate does not change. */
  static @Nullable Model of(Times times) {
    Stages stages = new Stages(times);
    List<Integer> ends = stages.ends();
    return ends.size() < 2 ? null : stages.model(ends);
  }

  private double likelihood(int from, int to) {
    int count = (int) (cumulated[to] - cumulated[from]);
    return count == 0 ? 0 : count * (logOfCount[count] - logOfCount[to - from]);
  }

  /** Returns the ends of the stages, in bins. */
  private List<Integer> ends() {
    int bins = cumulated.length - 1;
    double[][] best = new double[MAX_STAGES + 1][bins + 1];
    int[][] previous = new int[MAX_STAGES + 1][bins + 1];
    Arrays.stream(best).forEach(row -> Arrays.fill(row, Double.NEGATIVE_INFINITY));
    best[0][0] = 0;
    double penalty = 2 * Math.log(Math.max(2, cumulated[bins]));
    int stages = 1;
    for (int k = 1; k <= MAX_STAGES; k++) {
      for (int end = k; end <= bins; end++) {
        for (int start = k - 1; start < end; start++) {
          double value = best[k - 1][start] + likelihood(start, end);
          if (value > best[k][end]) {
            best[k][end] = value;
            previous[k][end] = start;
          }
        }
      }
      if (best[k][bins] - penalty * k > best[stages][bins] - penalty * stages) {
        stages = k;
      }
    }
    List<Integer> ends = new ArrayList<>();
    int end = bins;
    for (int k = stages; k > 0; k--) {
      ends.add(0, end);
      end = previous[k][end];
    }
    return ends;
  }

  private Model model(List<Integer> ends) {
    StringBuilder stages = new StringBuilder();
    StringBuilder words = new StringBuilder();
    int start = 0;
    for (int end : ends) {
      double seconds = (end - start) * binSeconds;
      double rate = (cumulated[end] - cumulated[start]) / seconds;
      stages.append(
          "%n    { type = hold, rate = %s, duration = %s }"
              .formatted(Model.number(rate), Words.hocon(seconds * 1e9)));
      words.append(words.length() == 0 ? "" : ", ").append(Words.number(rate)).append("/s");
      start = end;
    }
    return new Model(
        Kind.STAGES,
        String.format(Locale.ROOT, "%d: %s", ends.size(), words),
        "type = schedule, stages = [%s%n  ]".formatted(stages));
  }
}
