package dev.millrace.sim.study;

import dev.millrace.sim.scenario.require.Relation;
import dev.millrace.sim.scenario.require.Requirement;
import java.util.List;

/**
 * The verdict on a requirement.
 *
 * @param figure the required figure; with the confidence interval that decided if several
 *     replications give it one
 * @param outcome met if the whole interval is on the required side of the bound, missed if none of
 *     it is, otherwise undecided; without an interval the value alone decides
 */
public record Verdict(Requirement requirement, Estimate figure, Outcome outcome) {

  /** The outcome of a requirement. */
  public enum Outcome {
    MET,
    MISSED,
    /** The confidence interval contains the bound, or nothing was measured. */
    UNDECIDED
  }

  /**
   * Returns the verdicts on a study.
   *
   * @param confidence the confidence of each interval
   */
  static List<Verdict> of(List<Requirement> requirements, StudyResult study, double confidence) {
    return requirements.stream().map(requirement -> of(requirement, study, confidence)).toList();
  }

  private static Verdict of(Requirement requirement, StudyResult study, double confidence) {
    Estimate figure = study.estimate(requirement.figure(), confidence);
    boolean expectsInterval =
        study.samples().size() > 1 && requirement.figure().kind().hasInterval();
    return new Verdict(requirement, figure, outcome(requirement, figure, expectsInterval));
  }

  static Outcome outcome(Requirement requirement, Estimate figure, boolean expectsInterval) {
    if (Double.isNaN(figure.value()) || (expectsInterval && !figure.hasInterval())) {
      return Outcome.UNDECIDED;
    }
    double low = figure.hasInterval() ? figure.low() : figure.value();
    double high = figure.hasInterval() ? figure.high() : figure.value();
    Relation relation = requirement.relation();
    boolean holdsAtLow = relation.holds(low, requirement.bound());
    boolean holdsAtHigh = relation.holds(high, requirement.bound());
    if (holdsAtLow == holdsAtHigh) {
      return holdsAtLow ? Outcome.MET : Outcome.MISSED;
    }
    return Outcome.UNDECIDED;
  }

  /** Returns whether the requirement was met or missed. */
  public boolean isDecided() {
    return outcome != Outcome.UNDECIDED;
  }
}
