package dev.millrace.sim.report;

import dev.millrace.ledger.Balance;
import dev.millrace.sim.binding.Names;
import dev.millrace.sim.scenario.Scenario;
import java.io.IOException;

/** What one engine made of a scenario, in JSON. */
final class JsonRun {

  private final JsonFigures json;
  private final Scenario scenario;
  private final Played played;

  JsonRun(JsonFigures json, Scenario scenario, Played played) {
    this.json = json;
    this.scenario = scenario;
    this.played = played;
  }

  void write() throws IOException {
    var result = played.pooled();
    var study = played.study();
    json.text("engine", word(played.engine()));
    json.text("result", played.ending());
    json.texts("failures", result.failures());
    json.truth("overloaded", result.measurements().overloaded());
    if (result.measurements().overloaded()) {
      json.counts("leastLatenessNanos", result.measurements().lagGrowth());
    }
    json.count("elapsedNanos", result.elapsedNanos());
    json.count("warmUpNanos", played.warmUpNanos());
    if (result.processorNanos() != null) {
      json.count("processorNanos", result.processorNanos());
    }
    json.count("replications", played.replications());
    json.text("replicationsEnded", word(study.ending()));
    ledger(result.balance());
    new JsonMeasures(json, played, played.untimed(scenario)).write();
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
