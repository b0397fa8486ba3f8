package dev.millrace.sim.study.sweep;

import dev.millrace.sim.engine.RunResult;
import dev.millrace.sim.scenario.ConsumerGroup;
import dev.millrace.sim.scenario.EngineChoice;
import dev.millrace.sim.scenario.Scenario;
import dev.millrace.sim.scenario.require.Figure;
import dev.millrace.sim.study.EngineResult;
import dev.millrace.sim.study.Estimate;
import dev.millrace.sim.study.RunStatus;
import dev.millrace.sim.study.StudyResult;
import dev.millrace.sim.study.Verdict;
import dev.millrace.sim.study.Verdict.Outcome;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The result of a cell.
 *
 * @param cell the cell
 * @param status that of its run
 * @param failures why it failed, one sentence each; empty if it did not
 * @param workers the number of consuming workers; 0 if nothing was run
 * @param capacity of the first pipeline; null if it is unbounded or nothing was run
 * @param replications the number of runs
 * @param figures by name, without those of which nothing was measured; durations in nanoseconds
 * @param verdicts by requirement, as it is written
 */
public record CellResult(
    Cell cell,
    RunStatus status,
    List<String> failures,
    int workers,
    @Nullable Integer capacity,
    int replications,
    Map<String, Estimate> figures,
    Map<String, Outcome> verdicts) {

  private static final List<String> FIGURES =
      List.of(
          "throughput",
          "loss",
          "failed",
          "wait.mean",
          "wait.p50",
          "wait.p99",
          "sojourn.mean",
          "sojourn.p50",
          "sojourn.p90",
          "sojourn.p99",
          "sojourn.p99.9",
          "sojourn.max",
          "blocked",
          "queue.mean",
          "queue.full",
          "queue.longest",
          "messages.offered",
          "messages.delivered",
          "messages.dropped",
          "messages.failed");

  /** Returns the result of a cell that was run. */
  static CellResult of(Cell cell, Scenario scenario, StudyResult study) {
    EngineResult result = EngineResult.of(scenario, EngineChoice.VIRTUAL, study, 0);
    RunResult pooled = study.pooled();
    Map<String, Outcome> verdicts = new LinkedHashMap<>();
    for (Verdict verdict : result.verdicts()) {
      verdicts.put(verdict.requirement().toString(), verdict.outcome());
    }
    return new CellResult(
        cell,
        result.status(),
        result.failures(),
        scenario.consumersOfAllStages().stream().mapToInt(ConsumerGroup::count).sum(),
        pooled.pipelineCapacity() == Integer.MAX_VALUE ? null : (Integer) pooled.pipelineCapacity(),
        study.samples().size(),
        pooled.succeeded() ? figures(scenario, study) : Map.of(),
        pooled.succeeded() ? verdicts : Map.of());
  }

  /** Returns the result of a cell that could not be run. */
  static CellResult failed(Cell cell, String reason) {
    return new CellResult(cell, RunStatus.FAILED, List.of(reason), 0, null, 0, Map.of(), Map.of());
  }

  private static Map<String, Estimate> figures(Scenario scenario, StudyResult study) {
    Set<String> names = new LinkedHashSet<>(FIGURES);
    scenario.consumersOfAllStages().forEach(group -> names.add("utilisation." + group.name()));
    scenario.requirements().forEach(required -> names.add(required.figure().name()));
    Map<String, Estimate> figures = new LinkedHashMap<>();
    for (String name : names) {
      Estimate figure = study.estimate(Figure.parse(name), StudyResult.CONFIDENCE);
      if (Double.isFinite(figure.value())) {
        figures.put(name, figure);
      }
    }
    return figures;
  }

  /** Returns whether there are requirements, and all of them are met. */
  public boolean meetsAll() {
    return !verdicts.isEmpty()
        && verdicts.values().stream().allMatch(outcome -> outcome == Outcome.MET);
  }
}
