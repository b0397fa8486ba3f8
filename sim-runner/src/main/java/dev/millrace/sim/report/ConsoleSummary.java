package dev.millrace.sim.report;

import dev.millrace.sim.engine.RunResult;
import dev.millrace.sim.ledger.Balance;
import dev.millrace.sim.measure.Latencies;
import dev.millrace.sim.measure.Measurements;
import dev.millrace.sim.scenario.Scenario;
import java.util.Map;
import java.util.StringJoiner;

/** The summary of a run on one screen: what ran, the ledger, how fast, how long, how full. */
public final class ConsoleSummary {

  /** Producers that end this much behind their schedule are told about. */
  private static final double BEHIND_SHARE = 0.01;

  private static final double BEHIND_NANOS = 100e6;

  private final StringBuilder text = new StringBuilder();

  private ConsoleSummary() {}

  /** Renders the summary; it ends with a line end. */
  public static String of(Scenario scenario, RunResult result) {
    ConsoleSummary summary = new ConsoleSummary();
    summary.header(scenario, result);
    summary.ledger(result);
    summary.latencies(result.measurements());
    summary.pressure(result);
    summary.ending(result);
    return summary.text.toString();
  }

  private void header(Scenario scenario, RunResult result) {
    int capacity = result.pipelineCapacity();
    line(
        "%s  %s  seed %d  real time  %s"
            .formatted(
                Version.ofThisProgram(),
                scenario.source(),
                scenario.run().seed(),
                Figures.duration(result.elapsedNanos()).trim()));
    line("");
    scenario
        .producers()
        .forEach(
            group ->
                row(
                    "producers",
                    "%-16s %s x %d"
                        .formatted(
                            group.name(), group.producer().binding().type(), group.count())));
    row(
        "pipeline",
        "%-16s capacity %s, overflow %s"
            .formatted(
                scenario.pipeline().pipeline().binding().type(),
                capacity == Integer.MAX_VALUE ? "unbounded" : Figures.count(capacity),
                scenario.pipeline().overflow().binding().type()));
    scenario
        .consumers()
        .forEach(
            group ->
                row(
                    "consumers",
                    "%-16s %s x %d"
                        .formatted(
                            group.name(), group.consumer().binding().type(), group.count())));
    line("");
  }

  private void ledger(RunResult result) {
    Balance balance = result.balance();
    account("ledger", "offered", balance.offered(), "");
    account("", "delivered", balance.delivered(), share(balance.delivered(), balance.offered()));
    account("", "dropped", balance.droppedInAll(), reasons(balance));
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

  private void latencies(Measurements measured) {
    row("throughput", "%s messages/s delivered".formatted(Figures.decimal(measured.throughput())));
    line("");
    latencyLine("latency", "p50", "p90", "p99", "p99.9", "max", "mean");
    latency("wait     due-taken", measured.waits());
    latency("service  taken-done", measured.services());
    latency("sojourn  due-done", measured.sojourns());
    latency("lateness of wake-ups", measured.lateness());
    line("");
  }

  private void pressure(RunResult result) {
    int capacity = result.pipelineCapacity();
    Measurements measured = result.measurements();
    row(
        "blocked",
        "producers spent %s of their time in put (%s in all)"
            .formatted(
                Figures.percent(measured.blockedShare()),
                Figures.duration(measured.blockedNanos()).trim()));
    row(
        "queue",
        "longest %s%s"
            .formatted(
                Figures.count(measured.queue().longest()),
                capacity == Integer.MAX_VALUE ? "" : " of " + Figures.count(capacity)));
    if (measured.behindNanos() > BEHIND_NANOS
        && measured.behindNanos() > BEHIND_SHARE * result.elapsedNanos()) {
      row(
          "behind",
          "producers ended %s behind their schedule"
              .formatted(Figures.duration(measured.behindNanos()).trim()));
    }
  }

  private void ending(RunResult result) {
    String ending = !result.succeeded() ? "FAILED" : result.interrupted() ? "interrupted" : "done";
    long cutOff = result.balance().left() + result.balance().abandoned();
    row("result", ending + (cutOff == 0 ? "" : ", cut off before all was drained"));
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

  private static String reasons(Balance balance) {
    StringJoiner reasons = new StringJoiner(", ");
    for (Map.Entry<String, Long> reason : balance.dropped().entrySet()) {
      reasons.add(reason.getKey() + " " + Figures.count(reason.getValue()));
    }
    return reasons.toString();
  }

  private void row(String label, String content) {
    line("  %-11s %s".formatted(label, content));
  }

  private void line(String line) {
    text.append(line.stripTrailing()).append(System.lineSeparator());
  }
}
