package dev.millrace.sim.report;

import dev.millrace.sim.measure.Latency;
import org.jspecify.annotations.Nullable;

/** The table of stages, if there are several. */
final class StageRows {

  private StageRows() {}

  /** Adds a row for each stage. */
  static void add(RunReport run, Lines lines) {
    if (run.stages() == null) {
      return;
    }
    line(lines, "by stage", "offered", "loss", "wait p50", "p99", "blocked", "queue");
    for (StageReport stage : run.stages()) {
      Measures measured = stage.measured();
      Measures.Blocked blocked = measured.blocked();
      Integer longest = measured.queue().longest();
      line(
          lines,
          stage.name(),
          Figures.count(stage.ledger().offered()),
          measured.loss() == null ? "-" : Figures.percent(measured.loss()),
          p50(measured.waitNanos()),
          p99(measured.waitNanos()),
          blocked == null || blocked.share() == null ? "-" : Figures.percent(blocked.share()),
          longest == null ? "-" : Figures.count(longest));
    }
    lines.line("");
  }

  private static String p50(@Nullable Latency latency) {
    return latency == null ? "-" : Figures.duration(latency.p50());
  }

  private static String p99(@Nullable Latency latency) {
    return latency == null ? "-" : Figures.duration(latency.p99());
  }

  private static void line(Lines lines, String name, String... cells) {
    lines.line("  %-20s".formatted(name) + " %8s".repeat(cells.length).formatted((Object[]) cells));
  }
}
