package dev.millrace.sim.report;

import dev.millrace.sim.scenario.Scenario;
import dev.millrace.sim.study.ArrivalPattern;
import dev.millrace.sim.study.Forecast;
import dev.millrace.sim.study.Forecast.Capacity;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result as one JSON document, for programs; docs/results.md says what is in it.
 *
 * <p>For runs in virtual time the text is the same for the same scenario and seed, to the byte:
 * nothing in it depends on the machine, the time or the version of Java.
 */
public final class JsonResult {

  /** The name and version of the format. */
  private static final String SCHEMA = "millrace-result/1";

  private JsonResult() {}

  /**
   * Renders the document; it ends with a line end.
   *
   * @param forecast what was known beforehand
   * @param played what each engine made of the scenario
   * @param schedule the order in which the steps were played; null if nobody gave one
   */
  public static String of(
      Scenario scenario, Forecast forecast, List<Played> played, @Nullable PlayedOrder schedule) {
    return JsonFigures.document(
        json -> {
          head(SCHEMA, scenario, forecast, json);
          if (schedule != null) {
            json.begin("schedule");
            json.text("order", schedule.order());
            json.texts("workers", schedule.workers());
            json.end();
          }
          json.beginList("runs");
          for (Played each : played) {
            json.begin(null);
            new JsonRun(json, scenario, each).write();
            json.end();
          }
          json.endList();
        });
  }

  /** What every document begins with. */
  static void head(String schema, Scenario scenario, Forecast forecast, JsonFigures json)
      throws IOException {
    json.text("schema", schema);
    json.text("version", Version.ofThisProgram().version());
    json.text("scenario", scenario.source());
    json.count("seed", scenario.run().seed());
    forecast(forecast, json);
  }

  private static void forecast(Forecast forecast, JsonFigures json) throws IOException {
    json.begin("forecast");
    ArrivalPattern arrivals = forecast.arrivals();
    if (arrivals != null) {
      json.number("arrivalsPerSecond", arrivals.perSecond());
      json.number("peakToMean", arrivals.peakToMean());
      json.number("indexOfDispersion", arrivals.dispersion());
    }
    Capacity capacity = forecast.capacity();
    if (capacity != null) {
      json.count("workers", capacity.workers());
      json.number("storedPerSecond", capacity.perSecond());
    }
    json.number("offeredLoad", forecast.offeredLoad());
    json.number("utilisation", forecast.utilisation());
    json.end();
  }
}
