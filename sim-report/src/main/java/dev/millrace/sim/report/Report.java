package dev.millrace.sim.report;

import dev.millrace.sim.binding.Names;
import dev.millrace.sim.scenario.Scenario;
import dev.millrace.sim.study.ScenarioResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The result of a scenario; docs/results.md describes its JSON form. In virtual time it depends on
 * nothing but the scenario, the seed and the version of Millrace.
 *
 * @param schema the name and version of the format
 * @param version the version of Millrace
 * @param scenario the file, as the user named it
 * @param schedule the order of steps that the user gave; null if none
 * @param runs one for each engine, real before virtual
 */
public record Report(
    String schema,
    String version,
    String scenario,
    long seed,
    ForecastReport forecast,
    @Nullable StepSchedule schedule,
    List<RunReport> runs) {

  private static final String SCHEMA = "millrace-result/2";

  /**
   * Returns the report of a scenario's runs.
   *
   * @param schedule the order of steps that the user gave; null if none
   */
  public static Report of(ScenarioResult result, @Nullable StepSchedule schedule) {
    Scenario scenario = result.scenario();
    return new Report(
        SCHEMA,
        Version.ofThisProgram().version(),
        scenario.source(),
        scenario.run().seed(),
        ForecastReport.of(result.forecast()),
        schedule,
        result.engines().stream()
            .map(each -> RunReport.of(scenario, result.forecast(), each))
            .toList());
  }

  /** Returns the verdicts on requirements, by the name of the run. */
  public Map<String, List<RequirementReport>> verdicts() {
    Map<String, List<RequirementReport>> verdicts = new LinkedHashMap<>();
    for (RunReport run : runs) {
      String name = scenario + ", " + Names.kebabCase(run.engine().name()) + " time";
      verdicts.put(name, run.verdicts());
    }
    return verdicts;
  }
}
