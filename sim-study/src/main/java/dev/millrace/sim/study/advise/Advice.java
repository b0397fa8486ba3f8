package dev.millrace.sim.study.advise;

import dev.millrace.sim.scenario.Scenario;
import dev.millrace.sim.study.Forecast;
import dev.millrace.sim.study.Limit;
import dev.millrace.sim.study.StudyResult;
import dev.millrace.sim.study.Verdict;
import java.util.List;

/**
 * The effects of one change at a time, and the limits of the scenario without any.
 *
 * @param scenario the scenario as it is
 * @param base its figures
 * @param verdicts on its requirements
 * @param limits what limits it; empty if nothing does
 * @param effects of the changes, the best first
 * @param interrupted whether changes are missing because of a request to stop
 */
public record Advice(
    Scenario scenario,
    Forecast forecast,
    StudyResult base,
    List<Verdict> verdicts,
    List<Limit> limits,
    List<Effect> effects,
    boolean interrupted) {

  public Advice {
    verdicts = List.copyOf(verdicts);
    limits = List.copyOf(limits);
    effects = List.copyOf(effects);
  }
}
