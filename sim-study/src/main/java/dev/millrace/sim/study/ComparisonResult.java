package dev.millrace.sim.study;

import dev.millrace.sim.scenario.Scenario;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The results of a scenario with several pipelines.
 *
 * @param scenario the scenario with the first pipeline
 * @param forecast what was known before the runs
 * @param entries one for each pipeline, in the order of the runs
 */
public record ComparisonResult(Scenario scenario, Forecast forecast, List<Entry> entries) {

  /**
   * The result with one pipeline.
   *
   * @param pipeline its type
   * @param result null if the scenario was not run with it
   * @param obstacle why it could not be run; null if it was, or was not started after a stop
   *     request
   */
  public record Entry(String pipeline, @Nullable EngineResult result, @Nullable String obstacle) {

    /** Returns why the run failed, a sentence each; empty if it did not. */
    public List<String> failures() {
      return result == null ? Stream.ofNullable(obstacle).toList() : result.failures();
    }

    /** Returns the status of the run. */
    public RunStatus status() {
      if (result != null) {
        return result.status();
      }
      return obstacle == null ? RunStatus.INTERRUPTED : RunStatus.FAILED;
    }
  }

  public ComparisonResult {
    entries = List.copyOf(entries);
  }

  /** Returns the worst status of the entries. */
  public RunStatus status() {
    return RunStatus.worst(entries.stream().map(Entry::status).toList());
  }
}
