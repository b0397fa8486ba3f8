package dev.millrace.sim.study;

import dev.millrace.sim.scenario.Study;
import dev.millrace.sim.scenario.require.Requirement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rule by which a study stops: once its precision is reached and its requirements are decided,
 * or at the limit.
 *
 * <p>A study that is examined several times has several chances of an error, so each examination of
 * requirements is given an equal part of the error that is allowed (Bonferroni's inequality): over
 * all of them a requirement is judged wrongly with at most that probability. Without a precision
 * the number of replications doubles from one examination to the next, so there are few.
 *
 * @param atLeast the replications before the first examination; below {@value #CHUNK} means that
 * @param precision null for none
 * @param requirements may be empty
 * @param atMost the limit; without a precision and requirements there are {@code atLeast}
 * @param error the probability that a requirement is judged wrongly, at most; above 0
 */
public record StoppingRule(
    int atLeast,
    @Nullable Precision precision,
    List<Requirement> requirements,
    int atMost,
    double error) {

  /** The fewest replications between two examinations, on any number of threads. */
  private static final int CHUNK = 10;

  /** Creates a rule with the error that reported intervals have. */
  public StoppingRule(
      int atLeast, @Nullable Precision precision, List<Requirement> requirements, int atMost) {
    this(atLeast, precision, requirements, atMost, 1 - StudyResult.CONFIDENCE);
  }

  /** Returns the rule for a fixed number of replications. */
  public static StoppingRule fixed(int replications) {
    return new StoppingRule(replications, null, List.of(), replications);
  }

  /** Returns the rule of a scenario. */
  public static StoppingRule of(Study study, List<Requirement> requirements) {
    Precision precision =
        study.precision() == null
            ? null
            : new Precision(
                study.precision().share(), study.precisionOf(), study.maxReplications());
    return new StoppingRule(study.replications(), precision, requirements, study.maxReplications());
  }

  /** Returns whether the number of replications depends on their results. */
  boolean examines() {
    return precision != null || !requirements.isEmpty();
  }

  /** Returns the number of replications before the first examination. */
  public int first() {
    return examines() ? Math.min(limit(), Math.max(CHUNK, atLeast)) : atLeast;
  }

  /** Returns the number before the next examination. */
  public int next(int made) {
    return Math.min(limit(), precision == null ? 2 * made : made + CHUNK);
  }

  /** Returns the largest number of replications. */
  public int limit() {
    return Math.max(atLeast, atMost);
  }

  /** Returns the reason to stop; null if more replications are needed. */
  @Nullable StopReason examine(StudyResult soFar) {
    boolean last = soFar.samples().size() >= limit();
    if (precision != null) {
      StopReason precise = precision.examine(soFar, last);
      if (precise != StopReason.PRECISE) {
        return precise;
      }
    }
    boolean decided = verdicts(soFar).stream().allMatch(Verdict::isDecided);
    if (!decided) {
      return last ? StopReason.UNDECIDED : null;
    }
    return precision == null ? StopReason.DECIDED : StopReason.PRECISE;
  }

  /** Returns the verdicts on a study, each with the allowed error over all examinations. */
  public List<Verdict> verdicts(StudyResult study) {
    return Verdict.of(requirements, study.examinedOnce(), 1 - error / examinations());
  }

  private int examinations() {
    int count = 1;
    for (int made = first(); made < limit(); made = next(made)) {
      count++;
    }
    return count;
  }
}
