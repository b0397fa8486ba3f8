package dev.millrace.sim.report;

import dev.millrace.sim.study.Estimate;
import org.jspecify.annotations.Nullable;

/** A confidence interval, in the unit of its figure. */
public record Interval(double low, double high) {

  /** Returns the interval of an estimate; null if it has none. */
  static @Nullable Interval of(Estimate estimate) {
    return estimate.hasInterval() ? new Interval(estimate.low(), estimate.high()) : null;
  }
}
