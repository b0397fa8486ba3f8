package dev.millrace.sim.report;

import dev.millrace.sim.binding.Names;
import dev.millrace.sim.measure.Latency;
import dev.millrace.sim.measure.Sampling;
import dev.millrace.sim.report.RunReport.Outcome;
import dev.millrace.sim.scenario.Scenario;
import dev.millrace.sim.study.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** The summary of a run on one screen. */
public final class ConsoleSummary {

  /** The lag from which a producer that ends behind its schedule is reported. */
  private static final double MIN_LAG_SHARE = 0.01;

  private static final double MIN_LAG_NANOS = 100e6;

  private final Lines lines = new Lines();
  private final RunReport run;
  private final Measures measured;
  private final DetailRows details;
  private final boolean batches;
  private final boolean retries;

  private ConsoleSummary(Scenario scenario, RunReport run) {
    this.run = run;
    this.measured = run.measured();
    this.details = new DetailRows(measured, lines);
    this.batches =
        scenario.consumersOfAllStages().stream().anyMatch(each -> each.batch().size() > 1);
    this.retries =
        scenario.consumersOfAllStages().stream().anyMatch(each -> each.retry().attempts() > 1);
  }

  /** Renders the summary of each engine's run and, if there are two, their comparison. */
  public static String of(Scenario scenario, Report report) {
    List<String> parts = new ArrayList<>();
    for (RunReport run : report.runs()) {
      parts.add(of(scenario, parts.isEmpty() ? report.forecast() : null, run));
    }
    if (report.runs().size() == 2) {
      parts.add(EngineComparison.of(report.runs().get(0), report.runs().get(1)));
    }
    return String.join(System.lineSeparator(), parts);
  }

  private static String of(Scenario scenario, @Nullable ForecastReport forecast, RunReport run) {
    ConsoleSummary summary = new ConsoleSummary(scenario, run);
    ScenarioRows.add(scenario, summary.engine(), summary.pipeline(scenario), summary.lines);
    if (forecast != null) {
      ForecastRows.add(forecast, summary.lines);
    }
    summary.ledger();
    summary.latencies();
    IntervalRows.add(scenario.study(), run, summary.lines);
    summary.pressure();
    if (run.reasons() != null) {
      LimitPhrases.add(run.reasons(), summary.lines);
    }
    RequirementRows.add(run, summary.lines);
    summary.outcome();
    return summary.lines.text();
  }

  private String engine() {
    if (!run.virtual()) {
      return "real time: " + Figures.bareDuration(run.elapsedNanos());
    }
    return "virtual time: %s%s in %s"
        .formatted(
            run.replications() > 1 ? Figures.count(run.replications()) + " replications, " : "",
            Figures.seconds(run.elapsedNanos()),
            Figures.seconds(run.wallNanos()));
  }

  private String pipeline(Scenario scenario) {
    return "%-16s capacity %s"
        .formatted(
            scenario.pipeline().pipeline().binding().type(),
            Figures.capacity(measured.queue().capacity()));
  }

  private void ledger() {
    LedgerReport ledger = run.ledger();
    account("ledger", "offered", ledger.offered(), "");
    account("", "delivered", ledger.delivered(), share(ledger.delivered(), ledger.offered()));
    account("", "dropped", ledger.dropped(), reasons(ledger));
    account("", "failed", ledger.failed(), "");
    account("", "abandoned", ledger.abandoned(), "");
    account("", "undrained", ledger.undrained(), "");
    row(
        "",
        ledger.balanced()
            ? "balanced: every message is accounted for"
            : "NOT BALANCED: the pipeline broke its contract");
    ledger.violations().forEach(violation -> row("", violation));
    if (run.lastError() != null) {
      row("last error", run.lastError());
    }
    lines.line("");
  }

  private static String reasons(LedgerReport ledger) {
    StringJoiner reasons = new StringJoiner(", ");
    ledger.droppedByReason().forEach((reason, n) -> reasons.add(reason + " " + Figures.count(n)));
    return reasons.toString();
  }

  private void latencies() {
    row("throughput", Figures.rate(measured.throughputPerSecond()) + " messages/s delivered");
    loss();
    details.addFailuresAndCalls(batches, retries);
    lines.line("");
    latencyLine("latency", "p50", "p90", "p99", "p99.9", "max", "mean");
    boolean several = run.stages() != null;
    latency(several ? "wait     all stages" : "wait     due-taken", measured.waitNanos());
    latency(several ? "service  all stages" : "service  taken-done", measured.serviceNanos());
    latency("sojourn  due-done", measured.sojournNanos());
    if (!run.virtual()) {
      latency("wake-up delay", measured.wakeUpDelayNanos());
      row("timed", timed());
    }
    if (measured.cutOff() > 0) {
      row(
          "cut off",
          "%s of the messages were not done at the end: their times are missing, and were the longest"
              .formatted(share(measured.cutOff(), run.ledger().offered())));
    }
    lines.line("");
    details.addGroups();
    StageRows.add(run, lines);
  }

  private void loss() {
    if (measured.dropped() > 0) {
      row("loss", Figures.percent((double) measured.dropped() / measured.offered()));
    } else if (run.virtual() && run.ledger().balanced() && measured.offered() > 0) {
      row("loss", "none in %s messages".formatted(Figures.count(measured.offered())));
    }
  }

  /** Describes which messages were timed. */
  private String timed() {
    Latency sojourn = measured.sojournNanos();
    long timed = measured.timed() == null ? 0 : measured.timed();
    if (sojourn == null) {
      return "none";
    }
    if (timed == sojourn.count()) {
      return "every message";
    }
    String sampled = "one message in " + Sampling.BLOCK;
    return timed * Sampling.BLOCK == sojourn.count()
        ? sampled
        : "%s above a million/s per worker, else every one: %s in total"
            .formatted(sampled, Figures.count(timed));
  }

  private void pressure() {
    Measures.Blocked blocked = measured.blocked();
    if (blocked == null) {
      return;
    }
    row(
        "blocked",
        "producers spent %s of their time in put (%s in total)"
            .formatted(
                Figures.percent(blocked.share() == null ? 0 : blocked.share()),
                Figures.bareDuration(blocked.totalNanos())));
    row("queue", queue(measured.queue()));
    if (run.virtual() && measured.utilisation() != null) {
      measured.utilisation().forEach(this::utilisation);
    }
    details.addOwnFigures();
    details.addDrain(run.elapsedNanos() / Math.max(1, run.replications()));
    warmUp();
    lag();
  }

  private static String queue(Measures.Queue queue) {
    String longest = "longest " + Figures.count(queue.longest() == null ? 0 : queue.longest());
    if (queue.capacity() != null) {
      longest += " of " + Figures.count(queue.capacity());
    }
    return queue.mean() == null || queue.fullShare() == null
        ? longest
        : "%s; mean %s, full %s of the time"
            .formatted(
                longest, Figures.twoDecimals(queue.mean()), Figures.percent(queue.fullShare()));
  }

  private void utilisation(String group, Measures.Utilisation load) {
    String mean = load.mean() == null ? "-" : Figures.percent(load.mean());
    String spread =
        load.workers() == 1 || load.min() == null || load.max() == null
            ? ""
            : " (workers %s .. %s)"
                .formatted(Figures.percent(load.min()), Figures.percent(load.max()));
    row("utilisation", "%-16s %s%s".formatted(group, mean, spread));
    if (load.meanWorkers() != null) {
      row(
          "workers",
          "%-16s %s on average, %d at most"
              .formatted(group, Figures.twoDecimals(load.meanWorkers()), load.workers()));
    }
  }

  private void warmUp() {
    if (run.virtual() && run.warmUpNanos() > 0) {
      row(
          "warm-up",
          "first %s%s excluded, except from the ledger; %s messages offered after it"
              .formatted(
                  Figures.bareDuration(run.warmUpNanos()),
                  run.replications() > 1 ? " (mean)" : "",
                  Figures.count(measured.offered())));
    }
  }

  private void lag() {
    if (run.scheduleLagNanos() != null) {
      row(
          "overloaded",
          "a producer fell steadily further behind its schedule; least lag in each quarter: "
              + String.join(
                  ", ", run.scheduleLagNanos().stream().map(Figures::bareDuration).toList()));
    } else if (run.finalLagNanos() > MIN_LAG_NANOS
        && run.finalLagNanos() > MIN_LAG_SHARE * run.elapsedNanos()) {
      row(
          "behind",
          "producers ended %s behind their schedule"
              .formatted(Figures.bareDuration(run.finalLagNanos())));
    }
  }

  private void outcome() {
    boolean cutOff = run.ledger().undrained() + run.ledger().abandoned() > 0;
    row(
        "result",
        (run.outcome() == Outcome.FAILED ? "FAILED" : Names.kebabCase(run.outcome().name()))
            + (cutOff ? ", cut off before everything was drained" : "")
            + (run.missedPrecision() ? ", but run.precision was not reached" : "")
            + requirements());
    if (!run.unmeasuredWorkers().isEmpty()) {
      row(
          "",
          "latencies exclude workers that did not end: "
              + String.join(", ", run.unmeasuredWorkers()));
    }
  }

  private String requirements() {
    List<String> parts = new ArrayList<>();
    for (Verdict.Outcome outcome : List.of(Verdict.Outcome.MISSED, Verdict.Outcome.UNDECIDED)) {
      long count = run.verdicts().stream().filter(each -> each.verdict() == outcome).count();
      if (count > 0) {
        parts.add("%d %s".formatted(count, Names.kebabCase(outcome.name())));
      }
    }
    return parts.isEmpty() ? "" : "; requirements: " + String.join(", ", parts);
  }

  private void latency(String name, @Nullable Latency latency) {
    if (latency == null) {
      latencyLine(name, "-", "", "", "", "", "");
      return;
    }
    latencyLine(
        name,
        Figures.duration(latency.p50()),
        Figures.duration(latency.p90()),
        Figures.duration(latency.p99()),
        Figures.duration(latency.p999()),
        Figures.duration(latency.max()),
        Figures.duration(latency.mean()));
  }

  private void latencyLine(String name, String... cells) {
    lines.line("  %-20s".formatted(name) + " %8s".repeat(cells.length).formatted((Object[]) cells));
  }

  private void account(String label, String name, long count, String remark) {
    row(label, "%-10s %14s   %s".formatted(name, Figures.count(count), remark));
  }

  private static String share(long part, long whole) {
    return whole == 0 ? "" : Figures.percent((double) part / whole);
  }

  private void row(String label, String content) {
    lines.row(label, content);
  }
}
