package dev.millrace.sim.report;

import static java.util.Objects.requireNonNull;

import dev.millrace.sim.binding.Names;
import dev.millrace.sim.measure.Latency;
import dev.millrace.sim.report.Intervals.OfBlocked;
import dev.millrace.sim.report.Intervals.OfLatency;
import dev.millrace.sim.report.Measures.Blocked;
import dev.millrace.sim.scenario.Headline;
import dev.millrace.sim.scenario.Percentage;
import dev.millrace.sim.scenario.Study;
import dev.millrace.sim.study.StopReason;
import java.util.Collections;
import java.util.Map;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;

/** The figures of several replications with their confidence intervals. */
record IntervalRows(RunReport run, Intervals intervals, Lines lines) {

  /** A figure; its parts are null where they are unknown. */
  private record Figure(@Nullable Double value, @Nullable Interval interval) {

    static Figure of(Headline headline, RunReport run) {
      Measures measured = run.measured();
      Intervals intervals = requireNonNull(run.intervals());
      return switch (headline) {
        case THROUGHPUT ->
            new Figure(measured.throughputPerSecond(), intervals.throughputPerSecond());
        case LOSS -> new Figure(measured.loss(), intervals.loss());
        case WAIT_MEAN, WAIT_P50, WAIT_P99 ->
            of(headline, measured.waitNanos(), intervals.waitNanos());
        case SOJOURN_MEAN, SOJOURN_P50, SOJOURN_P99 ->
            of(headline, measured.sojournNanos(), intervals.sojournNanos());
      };
    }

    private static Figure of(
        Headline headline, @Nullable Latency latency, @Nullable OfLatency intervals) {
      if (latency == null || intervals == null) {
        return new Figure(null, null);
      }
      return switch (headline) {
        case WAIT_P50, SOJOURN_P50 -> new Figure((double) latency.p50(), intervals.p50());
        case WAIT_P99, SOJOURN_P99 -> new Figure((double) latency.p99(), intervals.p99());
        default -> new Figure(latency.mean(), intervals.mean());
      };
    }

    /** Returns the longer side of the interval relative to the value. */
    String precision() {
      if (value == null || interval == null || value == 0) {
        return "an undefined share (the figure is 0)";
      }
      return Figures.percent(Math.max(interval.high() - value, value - interval.low()) / value);
    }
  }

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
    for (Headline headline : Headline.values()) {
      Figure figure = Figure.of(headline, run);
      switch (headline) {
        case THROUGHPUT -> row("throughput, messages/s", figure, Figures::rate);
        case LOSS -> addLoss(figure);
        default -> row(name(headline).replace('-', ' '), figure, Figures::bareDuration);
      }
    }
    Measures measured = run.measured();
    Blocked blocked = requireNonNull(measured.blocked());
    OfBlocked ofBlocked = requireNonNull(intervals.blocked());
    row(
        "mean time to put",
        new Figure(blocked.meanNanos(), ofBlocked.meanNanos()),
        Figures::bareDuration);
    row(
        "mean queue",
        new Figure(measured.queue().mean(), requireNonNull(intervals.queue()).mean()),
        Figures::twoDecimals);
    Map<String, Interval> ofGroups = requireNonNull(intervals.utilisation());
    for (var group : requireNonNull(measured.utilisation()).entrySet()) {
      Figure figure = new Figure(group.getValue().mean(), ofGroups.get(group.getKey()));
      row("utilisation of " + group.getKey(), figure, Figures::precisePercent);
    }
  }

  private void addLoss(Figure loss) {
    if (loss.value() != null && loss.value() == 0 && loss.interval() != null) {
      row("loss", "0", "  <= " + Figures.precisePercent(loss.interval().high()));
    } else {
      row("loss", loss, Figures::precisePercent);
    }
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

  private void row(String name, Figure figure, DoubleFunction<String> format) {
    if (figure.value() == null || figure.interval() == null) {
      row(name, "-", "");
      return;
    }
    row(
        name,
        format.apply(figure.value()),
        "%10s .. %s"
            .formatted(
                format.apply(Math.max(0, figure.interval().low())),
                format.apply(figure.interval().high())));
  }

  private void row(String name, String value, String interval) {
    lines.row("", "%-24s %10s  %s".formatted(name, value, interval));
  }

  private void addPrecision(Study settings) {
    if (settings.precision() == null) {
      return;
    }
    if (run.stopReason() == StopReason.PRECISE) {
      String requested = Figures.percent(settings.precision().share());
      lines.row("precision", name(settings.precisionOf()) + " is within " + requested);
    } else if (run.missedPrecision()) {
      lines.row("precision", miss(settings.precision(), settings.precisionOf(), run));
    }
  }

  /** Returns why a precision was not reached. */
  static String miss(Percentage precision, Headline of, RunReport run) {
    Figure figure = Figure.of(of, run);
    if (run.stopReason() != StopReason.NOTHING && figure.interval() == null) {
      return "NOT REACHED: too few messages for an interval of %s; stopped by run.max-replications"
          .formatted(name(of));
    }
    if (run.stopReason() != StopReason.NOTHING) {
      return "NOT REACHED: %s is within %s, requested was %s; stopped by run.max-replications"
          .formatted(name(of), figure.precision(), Figures.percent(precision.share()));
    }
    return figure.value() == null
        ? "NOT REACHED: no messages to measure %s of".formatted(name(of))
        : "NOT REACHED: no loss in %s messages; stopped by run.max-replications"
            .formatted(Figures.count(run.measured().offered()));
  }

  private static String name(Headline headline) {
    return Names.kebabCase(headline.name());
  }
}
