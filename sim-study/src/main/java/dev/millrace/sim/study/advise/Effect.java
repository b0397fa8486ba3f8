package dev.millrace.sim.study.advise;

import dev.millrace.sim.study.Estimate;
import dev.millrace.sim.study.StudyResult;
import dev.millrace.sim.study.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The effect of a change.
 *
 * @param result the figures with the change; null if it could not be run
 * @param lossDifference the loss with the change less that without, of the same arrivals and
 *     service times, with its interval
 * @param p99Ratio the mean over the replications of the sojourn's p99 with the change, divided by
 *     that without, less 1; with the interval of the differences
 * @param verdicts on the requirements of the scenario, with the change
 * @param obstacle why it could not be run; null if it was
 */
public record Effect(
    Change change,
    @Nullable StudyResult result,
    Estimate lossDifference,
    Estimate p99Ratio,
    List<Verdict> verdicts,
    @Nullable String obstacle) {

  /** Returns whether the loss or the p99 is shown to change, and neither for the worse. */
  public boolean helps() {
    return result != null && (lossDifference.high() < 0 || p99Ratio.high() < 0) && !harms();
  }

  /** Returns whether the loss or the p99 is shown to grow. */
  public boolean harms() {
    return result != null && (lossDifference.low() > 0 || p99Ratio.low() > 0);
  }
}
