package dev.millrace.sim.study.fit;

import java.util.List;

/**
 * How like the trace a model behaves.
 *
 * @param figures the mean figures of its replications
 * @param error the typical error of a figure, against those of the trace
 * @param noise the largest error of one of its replications, against all of them: a trace that came
 *     from the model could be as far away
 */
record Assessment(Model model, Figures figures, double error, double noise) {

  /** A model that is worse than the best by more is not within its noise. */
  private static final double MAX_TIMES_BEST = 2;

  static Assessment of(Model model, List<Figures> replications, Figures trace) {
    Figures mean = Figures.mean(replications);
    double noise = replications.stream().mapToDouble(each -> each.error(mean)).max().orElse(0);
    return new Assessment(model, mean, mean.error(trace), noise);
  }

  /** Returns whether its error is within the tolerance. */
  boolean isWithin(double tolerance) {
    return error <= tolerance;
  }

  /** Returns whether the trace may have come from the model, as well as from the best one. */
  boolean isWithinNoise(double bestError) {
    return error <= noise && error <= MAX_TIMES_BEST * bestError;
  }
}
