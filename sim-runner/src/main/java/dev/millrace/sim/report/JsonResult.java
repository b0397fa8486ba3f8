package dev.millrace.sim.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.millrace.ledger.Balance;
import dev.millrace.sim.binding.Names;
import dev.millrace.sim.scenario.Scenario;
import dev.millrace.sim.study.ArrivalPattern;
import dev.millrace.sim.study.Forecast;
import dev.millrace.sim.study.Forecast.Capacity;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * The result as one JSON document, for programs; docs/results.md says what is in it.
 *
 * <p>For runs in virtual time the text is the same for the same scenario and seed, to the byte:
 * nothing in it depends on the machine, the time or the version of Java.
 */
public final class JsonResult {

  /** The name and version of the format. */
  private static final String SCHEMA = "millrace-result/1";

  private final JsonFigures json;

  private JsonResult(JsonGenerator generator) {
    this.json = new JsonFigures(generator);
  }

  /**
   * Renders the document; it ends with a line end.
   *
   * @param forecast what was known beforehand
   * @param played what each engine made of the scenario
   */
  public static String of(Scenario scenario, Forecast forecast, List<Played> played) {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = new JsonFactory().createGenerator(text)) {
      var indenter = new DefaultIndenter("  ", "\n");
      var printer = new DefaultPrettyPrinter();
      printer.indentObjectsWith(indenter);
      printer.indentArraysWith(indenter);
      generator.setPrettyPrinter(printer);
      new JsonResult(generator).document(scenario, forecast, played);
    } catch (IOException e) {
      throw new UncheckedIOException("a StringWriter does not fail", e);
    }
    return text + "\n";
  }

  private void document(Scenario scenario, Forecast forecast, List<Played> played)
      throws IOException {
    json.begin(null);
    json.text("schema", SCHEMA);
    json.text("version", Version.ofThisProgram().version());
    json.text("scenario", scenario.source());
    json.count("seed", scenario.run().seed());
    forecast(forecast);
    json.beginList("runs");
    for (Played each : played) {
      json.begin(null);
      run(each);
      json.end();
    }
    json.endList();
    json.end();
  }

  private void forecast(Forecast forecast) throws IOException {
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

  private void run(Played played) throws IOException {
    var result = played.pooled();
    var study = played.study();
    json.text("engine", word(played.engine()));
    json.text("result", played.ending());
    json.texts("failures", result.failures());
    json.count("elapsedNanos", result.elapsedNanos());
    json.count("warmUpNanos", played.warmUpNanos());
    json.count("replications", played.replications());
    json.text("replicationsEnded", word(study.ending()));
    ledger(result.balance());
    new JsonMeasures(json, played).write();
  }

  private void ledger(Balance balance) throws IOException {
    json.begin("ledger");
    json.count("offered", balance.offered());
    json.count("delivered", balance.delivered());
    json.begin("dropped");
    for (var reason : balance.dropped().entrySet()) {
      json.count(reason.getKey(), reason.getValue());
    }
    json.end();
    json.count("failed", balance.failed());
    json.count("abandoned", balance.abandoned());
    json.count("left", balance.left());
    json.truth("balanced", balance.balanced());
    json.texts("complaints", balance.complaints());
    json.end();
  }

  private static String word(Enum<?> constant) {
    return Names.kebabCase(constant.name());
  }
}
