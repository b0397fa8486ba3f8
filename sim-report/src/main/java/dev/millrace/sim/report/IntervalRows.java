package dev.millrace.sim.report;

import static java.util.Objects.requireNonNull;

import dev.millrace.sim.measure.Latency;
import dev.millrace.sim.report.Intervals.OfBlocked;
import dev.millrace.sim.report.Intervals.OfLatency;
import dev.millrace.sim.report.Measures.Blocked;
import dev.millrace.sim.scenario.Percentage;
import dev.millrace.sim.scenario.Study;
import dev.millrace.sim.study.StopReason;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;

/** The figures of several replications with their confidence intervals. */
record IntervalRows(RunReport run, Intervals intervals, Lines lines) {

  /** Adds the rows; none for a single replication. */
  static void add(Study settings, RunReport run, Lines lines) {
    if (run.replications() > 1 && run.intervals() != null) {
      IntervalRows rows = new IntervalRows(run, run.intervals(), lines);
      rows.addFigures();
      rows.addCautions();
      rows.addPrecision(settings);
      lines.line("");
    }
  }

  private void addFigures() {
    lines.row(
        "intervals",
        "95 %% confidence over %s replications".formatted(Figures.count(run.replications())));
    Measures measured = run.measured();
    row(
        "throughput, messages/s",
        measured.throughputPerSecond(),
        intervals.throughputPerSecond(),
        Figures::rate);
    addLoss(measured.loss(), intervals.loss());
    addLatency("wait", measured.waitNanos(), intervals.waitNanos());
    addLatency("sojourn", measured.sojournNanos(), intervals.sojournNanos());
    Blocked blocked = requireNonNull(measured.blocked());
    OfBlocked ofBlocked = requireNonNull(intervals.blocked());
    row("mean time to put", blocked.meanNanos(), ofBlocked.meanNanos(), Figures::bareDuration);
    row(
        "mean queue",
        measured.queue().mean(),
        requireNonNull(intervals.queue()).mean(),
        Figures::twoDecimals);
    Map<String, Interval> ofGroups = requireNonNull(intervals.utilisation());
    for (var group : requireNonNull(measured.utilisation()).entrySet()) {
      row(
          "utilisation of " + group.getKey(),
          group.getValue().mean(),
          ofGroups.get(group.getKey()),
          Figures::precisePercent);
    }
  }

  private void addLoss(@Nullable Double loss, @Nullable Interval interval) {
    if (loss != null && loss == 0 && interval != null) {
      row("loss", "0", "  <= " + Figures.precisePercent(interval.high()));
    } else {
      row("loss", loss, interval, Figures::precisePercent);
    }
  }

  private void addLatency(String name, @Nullable Latency latency, @Nullable OfLatency ofLatency) {
    if (latency == null || ofLatency == null) {
      for (String figure : List.of(" mean", " p50", " p99")) {
        row(name + figure, "-", "");
      }
    } else {
      addTime(name + " mean", latency.mean(), ofLatency.mean());
      addTime(name + " p50", latency.p50(), ofLatency.p50());
      addTime(name + " p99", latency.p99(), ofLatency.p99());
    }
  }

  private void addTime(String name, double nanos, @Nullable Interval interval) {
    row(name, nanos, interval, Figures::bareDuration);
  }

  private void addCautions() {
    Map<String, Long> times = intervals.timesAsManyMessages();
    if (times != null) {
      long most = Collections.max(times.values());
      lines.row(
          "",
          "no interval of %s: too few messages beyond; it takes about %s times as many"
              .formatted(
                  String.join(", ", times.keySet().stream().map(IntervalRows::percentile).toList()),
                  Figures.count(most)));
    }
    if (intervals.cautions() != null) {
      intervals.cautions().forEach(caution -> lines.row("caution", caution));
    }
  }

  /** Returns the name of a percentile in the summary, such as wait p99.9. */
  private static String percentile(String key) {
    return key.replace("Nanos.", " ").replace("p999", "p99.9");
  }

  private void row(
      String name,
      @Nullable Double value,
      @Nullable Interval interval,
      DoubleFunction<String> format) {
    if (value == null || interval == null) {
      row(name, "-", "");
      return;
    }
    row(
        name,
        format.apply(value),
        "%10s .. %s"
            .formatted(format.apply(Math.max(0, interval.low())), format.apply(interval.high())));
  }

  private void row(String name, String value, String interval) {
    lines.row("", "%-24s %10s  %s".formatted(name, value, interval));
  }

  private void addPrecision(Study settings) {
    if (settings.precision() == null || run.precision() == null) {
      return;
    }
    if (run.stopReason() == StopReason.PRECISE) {
      String requested = Figures.percent(settings.precision().share());
      lines.row("precision", run.precision().figure() + " is within " + requested);
    } else if (run.missedPrecision()) {
      lines.row("precision", miss(settings.precision(), run));
    }
  }

  /** Returns why a precision was not reached. */
  static String miss(Percentage requested, RunReport run) {
    FigureReport figure = requireNonNull(run.precision());
    if (run.stopReason() != StopReason.NOTHING && figure.interval() == null) {
      return "NOT REACHED: too few messages for an interval of %s; stopped by run.max-replications"
          .formatted(figure.figure());
    }
    if (run.stopReason() != StopReason.NOTHING) {
      return "NOT REACHED: %s is within %s, requested was %s; stopped by run.max-replications"
          .formatted(figure.figure(), figure.precision(), Figures.percent(requested.share()));
    }
    return figure.value() == null
        ? "NOT REACHED: no messages to measure %s of".formatted(figure.figure())
        : "NOT REACHED: no loss in %s messages; stopped by run.max-replications"
            .formatted(Figures.count(run.measured().offered()));
  }
}
