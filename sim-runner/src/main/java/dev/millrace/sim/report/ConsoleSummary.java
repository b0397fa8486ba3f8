package dev.millrace.sim.report;

import dev.millrace.ledger.Balance;
import dev.millrace.sim.binding.Names;
import dev.millrace.sim.engine.RunResult;
import dev.millrace.sim.measure.Latencies;
import dev.millrace.sim.measure.Measurements;
import dev.millrace.sim.measure.Sampling;
import dev.millrace.sim.scenario.Scenario;
import dev.millrace.sim.study.Forecast;
import dev.millrace.sim.study.GroupLoad;
import dev.millrace.sim.study.StudyResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** The summary of a run on one screen: what ran, the ledger, how fast, how long, how full. */
public final class ConsoleSummary {

  /** Producers that end this much behind their schedule are told about. */
  private static final double BEHIND_SHARE = 0.01;

  private static final double BEHIND_NANOS = 100e6;

  private final Lines page = new Lines();
  private final EngineRun played;
  private final RunResult result;
  private final Measurements measured;

  private ConsoleSummary(EngineRun played) {
    this.played = played;
    this.result = played.pooled();
    this.measured = result.measurements();
  }

  /**
   * Renders the summary of each engine's run and, if there are two, their comparison; it ends with
   * a line end.
   *
   * @param forecast what was known beforehand
   * @param played what the engines made of the scenario, at most one of each
   */
  public static String of(Scenario scenario, Forecast forecast, List<EngineRun> played) {
    List<String> parts = new ArrayList<>();
    for (EngineRun each : played) {
      parts.add(of(scenario, parts.isEmpty() ? forecast : Forecast.NONE, each));
    }
    if (played.size() == 2) {
      parts.add(EngineComparison.of(played.get(0), played.get(1)));
    }
    return String.join(System.lineSeparator(), parts);
  }

  private static String of(Scenario scenario, Forecast forecast, EngineRun played) {
    ConsoleSummary summary = new ConsoleSummary(played);
    summary.header(scenario);
    ForecastRows.add(forecast, summary.page);
    summary.ledger();
    summary.latencies();
    IntervalRows.add(scenario.study(), played.study(), summary.page);
    if (!played.untimed(scenario)) {
      summary.pressure();
    }
    summary.ending();
    return summary.page.text();
  }

  private void header(Scenario scenario) {
    int capacity = result.pipelineCapacity();
    line(
        "%s  %s  seed %d  %s"
            .formatted(Version.ofThisProgram(), scenario.source(), scenario.run().seed(), time()));
    line("");
    ScenarioRows.addProducers(scenario, page);
    row(
        "pipeline",
        "%-16s capacity %s, overflow %s"
            .formatted(
                scenario.pipeline().pipeline().binding().type(),
                capacity == Integer.MAX_VALUE ? "unbounded" : Figures.count(capacity),
                ScenarioRows.overflow(scenario)));
    ScenarioRows.addConsumers(scenario, page);
    line("");
  }

  private String time() {
    if (!played.virtual()) {
      return "real time  " + Figures.bareDuration(result.elapsedNanos());
    }
    return "virtual time  %s%s in %s"
        .formatted(
            played.replications() > 1
                ? Figures.count(played.replications()) + " replications, "
                : "",
            Figures.seconds(result.elapsedNanos()),
            Figures.seconds(played.wallNanos()));
  }

  private void ledger() {
    Balance balance = result.balance();
    account("ledger", "offered", balance.offered(), "");
    account("", "delivered", balance.delivered(), share(balance.delivered(), balance.offered()));
    account("", "dropped", balance.droppedInAll(), drops(balance));
    String error = result.lastError() == null ? "" : "last error: " + result.lastError();
    account("", "failed", balance.failed(), error);
    account("", "abandoned", balance.abandoned(), "");
    account("", "left", balance.left(), "");
    row(
        "",
        balance.balanced()
            ? "balanced: every message is accounted for"
            : "NOT BALANCED: the pipeline broke its promises");
    balance.complaints().forEach(complaint -> row("", complaint));
    line("");
  }

  private void latencies() {
    row("throughput", Figures.rate(measured) + " messages/s delivered");
    line("");
    latencyLine("latency", "p50", "p90", "p99", "p99.9", "max", "mean");
    latency("wait     due-taken", measured.waits());
    latency("service  taken-done", measured.services());
    latency("sojourn  due-done", measured.sojourns());
    if (!played.virtual()) {
      latency("lateness of wake-ups", measured.lateness());
      row("times", timed());
    }
    line("");
  }

  /** Of which messages these times are. */
  private String timed() {
    long timed = measured.times().timed();
    long standsFor = measured.sojourns().count();
    if (standsFor == 0) {
      return "none were taken";
    }
    if (timed == standsFor) {
      return "of every message";
    }
    String one = "of one message in " + Sampling.BLOCK;
    return timed * Sampling.BLOCK == standsFor
        ? one
        : "%s while more than a million a second came to a worker, else of every: of %s in all"
            .formatted(one, Figures.count(timed));
  }

  private void pressure() {
    int capacity = result.pipelineCapacity();
    row(
        "blocked",
        "producers spent %s of their time in put (%s in all)"
            .formatted(
                Figures.percent(measured.blockedShare()),
                Figures.bareDuration(measured.blockedNanos())));
    row(
        "queue",
        "longest %s%s%s"
            .formatted(
                Figures.count(measured.queue().longest()),
                capacity == Integer.MAX_VALUE ? "" : " of " + Figures.count(capacity),
                overTime()));
    if (played.virtual()) {
      played.study().groups(StudyResult.CONFIDENCE).forEach(this::utilisation);
      warmUp();
    }
    if (measured.overloaded()) {
      row(
          "overloaded",
          "a producer fell ever further behind its schedule: by %s, then %s, %s and %s at least"
              .formatted(measured.lagGrowth().stream().map(Figures::bareDuration).toArray()));
    } else if (measured.behindNanos() > BEHIND_NANOS
        && measured.behindNanos() > BEHIND_SHARE * result.elapsedNanos()) {
      row(
          "behind",
          "producers ended %s behind their schedule"
              .formatted(Figures.bareDuration(measured.behindNanos())));
    }
  }

  private String overTime() {
    return measured.queue().exact()
        ? "; mean %s, full %s of the time"
            .formatted(
                Figures.twoDecimals(measured.meanQueue()), Figures.percent(measured.fullShare()))
        : "";
  }

  private void utilisation(GroupLoad load) {
    row(
        "utilisation",
        "%-16s %s%s"
            .formatted(
                load.group(),
                Double.isNaN(load.least()) ? "-" : Figures.percent(load.utilisation().value()),
                load.workers() == 1 || Double.isNaN(load.least())
                    ? ""
                    : " on average, %s .. %s"
                        .formatted(Figures.percent(load.least()), Figures.percent(load.most()))));
  }

  private void warmUp() {
    if (played.warmUpNanos() > 0) {
      row(
          "warm-up",
          "the first %s%s left out of all but the ledger; of %s offered after it %s dropped"
              .formatted(
                  Figures.bareDuration(played.warmUpNanos()),
                  played.replications() > 1 ? " (on average)" : "",
                  Figures.count(measured.offered()),
                  Figures.percent(measured.loss())));
    }
  }

  private void ending() {
    String ending = result.succeeded() ? Names.kebabCase(played.outcome().name()) : "FAILED";
    long cutOff = result.balance().left() + result.balance().abandoned();
    row(
        "result",
        ending
            + (cutOff == 0 ? "" : ", cut off before all was drained")
            + (played.study().stopReason().isMiss() ? ", but run.precision was not reached" : ""));
    if (!result.unmeasured().isEmpty()) {
      row("", "latencies leave out what did not end: " + String.join(", ", result.unmeasured()));
    }
  }

  private void latency(String name, Latencies latencies) {
    if (latencies.count() == 0) {
      latencyLine(name, "-", "", "", "", "", "");
      return;
    }
    latencyLine(
        name,
        Figures.duration(latencies.percentileNanos(50)),
        Figures.duration(latencies.percentileNanos(90)),
        Figures.duration(latencies.percentileNanos(99)),
        Figures.duration(latencies.percentileNanos(99.9)),
        Figures.duration(latencies.maxNanos()),
        Figures.duration(latencies.meanNanos()));
  }

  private void latencyLine(
      String name, String p50, String p90, String p99, String p999, String max, String mean) {
    line("  %-20s %8s %8s %8s %8s %8s %8s".formatted(name, p50, p90, p99, p999, max, mean));
  }

  private void account(String label, String name, long count, String remark) {
    row(label, "%-10s %14s   %s".formatted(name, Figures.count(count), remark));
  }

  private static String share(long part, long whole) {
    return whole == 0 ? "" : Figures.percent((double) part / whole);
  }

  private String drops(Balance balance) {
    if (played.virtual() && balance.balanced() && balance.droppedInAll() == 0) {
      String most = Figures.atMost(measured.offered());
      return most.isEmpty() ? "" : most + ", were losses independent";
    }
    StringJoiner reasons = new StringJoiner(", ");
    for (Map.Entry<String, Long> reason : balance.dropped().entrySet()) {
      reasons.add(reason.getKey() + " " + Figures.count(reason.getValue()));
    }
    return reasons.toString();
  }

  private void row(String label, String content) {
    page.row(label, content);
  }

  private void line(String line) {
    page.line(line);
  }
}
