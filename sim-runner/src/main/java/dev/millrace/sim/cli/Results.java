package dev.millrace.sim.cli;

import dev.millrace.sim.report.ConsoleSummary;
import dev.millrace.sim.report.Contender;
import dev.millrace.sim.report.JsonComparison;
import dev.millrace.sim.report.JsonResult;
import dev.millrace.sim.report.PipelineTable;
import dev.millrace.sim.report.Played;
import dev.millrace.sim.report.PlayedOrder;
import dev.millrace.sim.study.ComparisonResult;
import dev.millrace.sim.study.EngineResult;
import dev.millrace.sim.study.ScenarioResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Renders results in the form that the user chose. */
final class Results {

  private Results() {}

  static String render(ScenarioResult result, @Nullable PlayedOrder schedule, boolean json) {
    List<Played> played = result.engines().stream().map(Results::played).toList();
    return json
        ? JsonResult.of(result.scenario(), result.forecast(), played, schedule)
        : ConsoleSummary.of(result.scenario(), result.forecast(), played);
  }

  static String render(ComparisonResult result, boolean json) {
    List<Contender> entries =
        result.entries().stream()
            .map(
                entry ->
                    new Contender(
                        entry.pipeline(),
                        entry.result() == null ? null : played(entry.result()),
                        entry.obstacle()))
            .toList();
    return json
        ? JsonComparison.of(result.scenario(), result.forecast(), entries)
        : PipelineTable.of(result.scenario(), result.forecast(), entries);
  }

  private static Played played(EngineResult result) {
    return new Played(result.engine(), result.study(), result.wallNanos());
  }
}
