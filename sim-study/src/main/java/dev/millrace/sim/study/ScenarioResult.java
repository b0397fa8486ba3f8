package dev.millrace.sim.study;

import dev.millrace.sim.engine.RunResult;
import dev.millrace.sim.scenario.Scenario;
import java.util.List;

/**
 * The result of a scenario.
 *
 * @param scenario the scenario with every default filled in
 * @param forecast what was known before the run
 * @param engines one result, or with {@code engine = both} the real one and the virtual one
 */
public record ScenarioResult(Scenario scenario, Forecast forecast, List<EngineResult> engines) {

  public ScenarioResult {
    engines = List.copyOf(engines);
  }

  /** Returns the result of the engine that ran last, which is the virtual one if both ran. */
  public EngineResult last() {
    return engines.get(engines.size() - 1);
  }

  /** Returns the figures of {@link #last}, of all replications together. */
  public RunResult pooled() {
    return last().pooled();
  }

  /** Returns the replications of {@link #last}, which give figures with confidence intervals. */
  public StudyResult study() {
    return last().study();
  }

  /** Returns the worst status of the engines. */
  public RunStatus status() {
    return RunStatus.worst(engines.stream().map(EngineResult::status).toList());
  }

  /**
   * Returns this result if no run failed.
   *
   * @throws IllegalStateException with the failures otherwise
   */
  public ScenarioResult orThrow() {
    List<String> failures =
        engines.stream().flatMap(result -> result.failures().stream()).distinct().toList();
    if (!failures.isEmpty()) {
      throw new IllegalStateException(String.join("\n", failures));
    }
    return this;
  }
}
