package dev.millrace.sim.report;

import dev.millrace.sim.scenario.Scenario;
import dev.millrace.sim.study.Forecast;
import java.util.List;

/** The results of a scenario with several pipelines as one JSON document, for programs. */
public final class JsonComparison {

  /** The name and version of the format. */
  private static final String SCHEMA = "millrace-comparison/1";

  private JsonComparison() {}

  /**
   * Renders the document; it ends with a line end.
   *
   * @param scenario with any of the pipelines
   * @param forecast what was known beforehand
   */
  public static String of(Scenario scenario, Forecast forecast, List<Contender> contenders) {
    return JsonFigures.document(
        json -> {
          JsonResult.head(SCHEMA, scenario, forecast, json);
          json.beginList("runs");
          for (Contender contender : contenders) {
            json.begin(null);
            json.text("pipeline", contender.pipeline());
            Played played = contender.played();
            if (played == null) {
              json.text("result", contender.failures().isEmpty() ? "not-run" : "failed");
              json.texts("failures", contender.failures());
            } else {
              new JsonRun(json, scenario, played).write();
            }
            json.end();
          }
          json.endList();
        });
  }
}
