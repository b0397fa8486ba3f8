package dev.millrace.sim.report;

import dev.millrace.sim.scenario.require.Figure;
import dev.millrace.sim.study.Estimate;
import org.jspecify.annotations.Nullable;

/**
 * A figure by its name.
 *
 * @param figure the name, such as {@code sojourn.p99}
 * @param value in nanoseconds, a share, messages a second or a number; null if nothing was measured
 * @param interval its confidence interval; null if it has none
 */
public record FigureReport(String figure, @Nullable Double value, @Nullable Interval interval) {

  static FigureReport of(Figure figure, Estimate estimate) {
    return new FigureReport(
        figure.name(), Measures.finite(estimate.value()), Interval.of(estimate));
  }

  /** Returns the longer side of the interval relative to the value, for people. */
  String precision() {
    if (value == null || interval == null || value == 0) {
      return "an undefined share (the figure is 0)";
    }
    return Figures.percent(Math.max(interval.high() - value, value - interval.low()) / value);
  }
}
