package dev.millrace.sim.report;

import dev.millrace.sim.scenario.Scenario;
import dev.millrace.sim.study.Forecast;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The results of a scenario with several pipelines; docs/results.md describes its JSON form.
 *
 * @param schema the name and version of the format
 * @param version the version of Millrace
 * @param scenario the file, as the user named it
 * @param entries one for each pipeline, in the order of the command
 */
public record ComparisonReport(
    String schema,
    String version,
    String scenario,
    long seed,
    ForecastReport forecast,
    List<Entry> entries) {

  private static final String SCHEMA = "millrace-comparison/2";

  /**
   * The result with one pipeline.
   *
   * @param pipeline its type
   * @param error why it could not be run; null if it was, or after an interruption
   * @param run null if it was not run
   */
  public record Entry(String pipeline, @Nullable String error, @Nullable RunReport run) {

    private static Entry of(Scenario scenario, ComparisonEntry entry) {
      EngineRun run = entry.run();
      return new Entry(
          entry.pipeline(),
          entry.error(),
          run == null ? null : RunReport.of(run, !run.untimed(scenario)));
    }
  }

  /**
   * Returns the report of a comparison.
   *
   * @param scenario with any of the pipelines
   */
  public static ComparisonReport of(
      Scenario scenario, Forecast forecast, List<ComparisonEntry> entries) {
    return new ComparisonReport(
        SCHEMA,
        Version.ofThisProgram().version(),
        scenario.source(),
        scenario.run().seed(),
        ForecastReport.of(forecast),
        entries.stream().map(entry -> Entry.of(scenario, entry)).toList());
  }
}
