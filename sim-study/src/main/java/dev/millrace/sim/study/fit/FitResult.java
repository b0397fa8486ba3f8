package dev.millrace.sim.study.fit;

import java.util.List;
import java.util.function.IntToDoubleFunction;

/** The models of a trace, what a queue makes of them, and the one that was chosen. */
public final class FitResult {

  private final Times times;
  private final FitSettings settings;
  private final Figures trace;
  private final List<Assessment> assessments;
  private final Assessment chosen;
  private final double bestError;
  private final int replications;
  private final IntToDoubleFunction serviceNanos;

  FitResult(
      Times times,
      FitSettings settings,
      Figures trace,
      List<Assessment> assessments,
      Assessment chosen,
      double bestError,
      int replications,
      IntToDoubleFunction serviceNanos) {
    this.times = times;
    this.settings = settings;
    this.trace = trace;
    this.assessments = List.copyOf(assessments);
    this.chosen = chosen;
    this.bestError = bestError;
    this.replications = replications;
    this.serviceNanos = serviceNanos;
  }

  /** Returns the model that was chosen. */
  public Model model() {
    return chosen.model();
  }

  /** Returns the typical error of its figures, such as 0.1. */
  public double error() {
    return chosen.error();
  }

  /** Returns whether the error is within the tolerance, or the noise of the model. */
  public boolean isGood() {
    return isGood(chosen);
  }

  boolean isGood(Assessment assessment) {
    return assessment.isWithin(settings.tolerance()) || assessment.isWithinNoise(bestError);
  }

  /** Returns a table of all models, with a line end. */
  public String report() {
    return new FitReport(this).text();
  }

  /** Returns a scenario with the model as producer. */
  public String toHocon() {
    return new TwinScenario(this).text();
  }

  Times times() {
    return times;
  }

  FitSettings settings() {
    return settings;
  }

  Figures trace() {
    return trace;
  }

  List<Assessment> assessments() {
    return assessments;
  }

  Assessment chosen() {
    return chosen;
  }

  int replications() {
    return replications;
  }

  double serviceNanos(int load) {
    return serviceNanos.applyAsDouble(load);
  }
}
