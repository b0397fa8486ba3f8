package dev.millrace.sim.study;

import dev.millrace.sim.engine.RunResult;
import dev.millrace.sim.scenario.EngineChoice;
import dev.millrace.sim.scenario.Scenario;
import dev.millrace.sim.study.Verdict.Outcome;
import java.util.List;

/**
 * The result of a scenario under one engine.
 *
 * @param engine real or virtual
 * @param study the replications; one if the scenario was run once
 * @param verdicts one for each requirement of the scenario
 * @param wallNanos the elapsed real time, in nanoseconds
 */
public record EngineResult(
    EngineChoice engine, StudyResult study, List<Verdict> verdicts, long wallNanos) {

  public EngineResult {
    verdicts = List.copyOf(verdicts);
  }

  /** Returns the result of a scenario's runs, with the verdicts on its requirements. */
  public static EngineResult of(
      Scenario scenario, EngineChoice engine, StudyResult study, long wallNanos) {
    List<Verdict> verdicts =
        StoppingRule.of(scenario.study(), scenario.requirements()).verdicts(study);
    return new EngineResult(engine, study, verdicts, wallNanos);
  }

  /** Returns all replications as one run: counts are summed, times are pooled. */
  public RunResult pooled() {
    return study.pooled();
  }

  /** Returns why the run failed, a sentence each; empty if it did not. */
  public List<String> failures() {
    return pooled().problems();
  }

  /** Returns the status of the run. */
  public RunStatus status() {
    if (!pooled().succeeded()) {
      return RunStatus.FAILED;
    }
    if (pooled().interrupted()) {
      return RunStatus.INTERRUPTED;
    }
    if (study.stopReason().isMiss() || has(Outcome.MISSED)) {
      return RunStatus.MISSED;
    }
    return has(Outcome.UNDECIDED) ? RunStatus.UNDECIDED : RunStatus.DONE;
  }

  private boolean has(Outcome outcome) {
    return verdicts.stream().anyMatch(verdict -> verdict.outcome() == outcome);
  }
}
