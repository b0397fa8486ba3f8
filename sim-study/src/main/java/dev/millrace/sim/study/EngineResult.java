package dev.millrace.sim.study;

import dev.millrace.sim.engine.RunResult;
import dev.millrace.sim.scenario.EngineChoice;
import java.util.List;

/**
 * The result of a scenario under one engine.
 *
 * @param engine real or virtual
 * @param study the replications; one if the scenario was run once
 * @param wallNanos the elapsed real time, in nanoseconds
 */
public record EngineResult(EngineChoice engine, StudyResult study, long wallNanos) {

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
    return study.stopReason().isMiss() ? RunStatus.MISSED : RunStatus.DONE;
  }
}
