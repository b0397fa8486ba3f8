package dev.millrace.sim.report;

import dev.millrace.sim.scenario.Scenario;
import dev.millrace.sim.study.ComparisonResult;
import dev.millrace.sim.study.EngineResult;
import dev.millrace.sim.study.Forecast;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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

    /** Returns why it failed, one sentence each. */
    public List<String> problems() {
      return run == null ? Stream.ofNullable(error).toList() : run.problems();
    }
  }

  /** Returns the report of a comparison. */
  public static ComparisonReport of(ComparisonResult result) {
    Scenario scenario = result.scenario();
    return new ComparisonReport(
        SCHEMA,
        Version.ofThisProgram().version(),
        scenario.source(),
        scenario.run().seed(),
        ForecastReport.of(result.forecast()),
        result.entries().stream().map(entry -> entry(scenario, result.forecast(), entry)).toList());
  }

  private static Entry entry(Scenario scenario, Forecast forecast, ComparisonResult.Entry entry) {
    EngineResult result = entry.result();
    return new Entry(
        entry.pipeline(),
        entry.obstacle(),
        result == null ? null : RunReport.of(scenario, forecast, result));
  }

  /** Returns the verdicts on requirements, by the name of the run. */
  public Map<String, List<RequirementReport>> verdicts() {
    Map<String, List<RequirementReport>> verdicts = new LinkedHashMap<>();
    for (Entry entry : entries) {
      RunReport run = entry.run();
      verdicts.put(scenario + ", " + entry.pipeline(), run == null ? List.of() : run.verdicts());
    }
    return verdicts;
  }
}
