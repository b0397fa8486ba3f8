package dev.millrace.sim.study.size;

import dev.millrace.sim.scenario.Scenario;
import dev.millrace.sim.study.StudyResult;
import dev.millrace.sim.study.Verdict;
import java.util.List;
import java.util.Map;

/**
 * A cell that was judged.
 *
 * @param coordinates the value of each varied key, as it is written
 * @param verdicts one for each requirement
 * @param failures why its runs failed, a sentence each; empty if they did not
 */
public record SizedCell(
    Map<String, String> coordinates,
    Scenario scenario,
    StudyResult result,
    List<Verdict> verdicts,
    List<String> failures) {

  /** Returns the verdicts that are not met. */
  public List<Verdict> notMet() {
    return verdicts.stream().filter(each -> each.outcome() != Verdict.Outcome.MET).toList();
  }

  /** Returns whether it was shown that the cell does not meet the requirements. */
  public boolean isRefuted() {
    return !failures.isEmpty()
        || verdicts.stream().anyMatch(each -> each.outcome() == Verdict.Outcome.MISSED);
  }
}
