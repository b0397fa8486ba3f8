package dev.millrace.sim.report;

import dev.millrace.sim.measure.Latency;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The rows of figures that only some scenarios have: by group, batches, attempts, own figures. */
final class DetailRows {

  /** The time to empty from which on it is reported. */
  private static final double MIN_DRAIN_NANOS = 100e6;

  private static final double MIN_DRAIN_SHARE = 0.2;
  private static final int MAX_GROUPS = 20;

  private final Measures measured;
  private final Lines lines;

  DetailRows(Measures measured, Lines lines) {
    this.measured = measured;
    this.lines = lines;
  }

  /** Adds a table for each division of the messages into several groups. */
  void addGroups() {
    addGroups("producers", "offered", "loss", measured.producers(), DetailRows::offeredAndLost);
    addGroups("rank", "offered", "loss", measured.classes(), DetailRows::offeredAndLost);
    addGroups("consumers", "stored", "failed", measured.consumers(), DetailRows::storedAndFailed);
  }

  private void addGroups(
      String division,
      String first,
      String second,
      @Nullable Map<String, GroupReport> groups,
      Function<GroupReport, String[]> firstCells) {
    if (groups == null) {
      return;
    }
    line("by " + division, first, second, "wait p50", "p99", "soj. p50", "p99");
    groups.entrySet().stream()
        .limit(MAX_GROUPS)
        .forEach(
            each -> {
              String[] cells = firstCells.apply(each.getValue());
              line(
                  each.getKey(),
                  cells[0],
                  cells[1],
                  p50(each.getValue().waitNanos()),
                  p99(each.getValue().waitNanos()),
                  p50(each.getValue().sojournNanos()),
                  p99(each.getValue().sojournNanos()));
            });
    if (groups.size() > MAX_GROUPS) {
      lines.row("", "and %d more (--json)".formatted(groups.size() - MAX_GROUPS));
    }
    lines.line("");
  }

  private static String[] offeredAndLost(GroupReport group) {
    String loss = group.loss() == null ? "-" : Figures.percent(group.loss());
    return new String[] {Figures.count(group.offered() == null ? 0 : group.offered()), loss};
  }

  private static String[] storedAndFailed(GroupReport group) {
    return new String[] {Figures.count(group.delivered()), Figures.count(group.failed())};
  }

  private static String p50(@Nullable Latency latency) {
    return latency == null ? "-" : Figures.duration(latency.p50());
  }

  private static String p99(@Nullable Latency latency) {
    return latency == null ? "-" : Figures.duration(latency.p99());
  }

  private void line(String name, String... cells) {
    lines.line("  %-20s".formatted(name) + " %8s".repeat(cells.length).formatted((Object[]) cells));
  }

  /** Adds the share of failed messages, batches and attempts. */
  void addFailuresAndCalls(boolean batches, boolean retries) {
    if (measured.failed() > 0 && measured.failedShare() != null) {
      lines.row("failed", Figures.percent(measured.failedShare()) + " of the messages");
    }
    Calls calls = measured.calls();
    if (calls != null && batches) {
      lines.row(
          "batches",
          "mean %s, largest %s messages"
              .formatted(Figures.twoDecimals(calls.meanBatch()), Figures.count(calls.maxBatch())));
    }
    if (calls != null && retries) {
      lines.row("attempts", Figures.twoDecimals(calls.attemptsPerMessage()) + " a message");
    }
  }

  /** Adds the time to empty, if it makes up much of the run. */
  void addDrain(long elapsedNanos) {
    Double drain = measured.drainNanos();
    if (drain != null && drain > MIN_DRAIN_NANOS && drain > MIN_DRAIN_SHARE * elapsedNanos) {
      lines.row("drained", Figures.bareDuration(drain) + " after the last message was due");
    }
  }

  /** Adds what components report of themselves, except for what is 0. */
  void addOwnFigures() {
    if (measured.figures() != null) {
      measured
          .figures()
          .forEach(
              (group, figures) -> figures.values().forEach(figure -> addOwnFigure(group, figure)));
    }
  }

  private void addOwnFigure(String group, OwnFigureReport figure) {
    String text = null;
    if (figure.total() != null && figure.total() != 0) {
      text =
          "%s %s %s (%s/s)"
              .formatted(
                  Figures.count(figure.total()),
                  figure.unit(),
                  figure.meaning(),
                  Figures.rate(figure.perSecond()));
    } else if (figure.mean() != null && figure.of() != null && figure.mean() > 0) {
      text =
          "%s of %s %s %s on average"
              .formatted(
                  Figures.twoDecimals(figure.mean()),
                  Figures.count(figure.of()),
                  figure.unit(),
                  figure.meaning());
    }
    if (text != null) {
      lines.row("figures", "%-16s %s".formatted(group, text));
    }
  }
}
