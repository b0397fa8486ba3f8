package dev.millrace.sim.report;

import dev.millrace.sim.measure.Latency;
import dev.millrace.sim.report.ComparisonReport.Entry;
import dev.millrace.sim.report.RunReport.Outcome;
import dev.millrace.sim.scenario.EngineChoice;
import dev.millrace.sim.scenario.Scenario;
import dev.millrace.sim.scenario.Study;
import java.util.LongSummaryStatistics;
import java.util.stream.Stream;

/** The figures of a scenario with several pipelines, one row a pipeline. */
public final class PipelineTable {

  private final Lines lines = new Lines();

  private PipelineTable() {}

  /**
   * Renders the table and the conclusions.
   *
   * @param scenario with any of the pipelines
   */
  public static String of(Scenario scenario, ComparisonReport report) {
    PipelineTable table = new PipelineTable();
    table.head(scenario, report);
    report.entries().forEach(table::row);
    for (Entry entry : report.entries()) {
      entry.problems().forEach(problem -> table.lines.sentence(entry.pipeline() + ": " + problem));
    }
    report.entries().forEach(entry -> table.miss(scenario.study(), entry));
    report.entries().forEach(table::requirements);
    table.conclusions(report);
    return table.lines.text();
  }

  private void head(Scenario scenario, ComparisonReport report) {
    String engine =
        scenario.study().engine() == EngineChoice.REAL
            ? "real time, after an unmeasured warm-up of at most one second"
            : "virtual time" + replications(report);
    String pipelines = String.join(", ", report.entries().stream().map(Entry::pipeline).toList());
    ScenarioRows.add(scenario, engine, pipelines, lines);
    ForecastRows.add(report.forecast(), lines);
    line("pipeline", "capacity", "messages/s", "sojourn", "", "loss", "blocked", "CPU");
    line("", "", "delivered", "p50", "p99", "", "in put", "time");
  }

  /** Returns the number of runs pooled in a row, if there are several. */
  private static String replications(ComparisonReport report) {
    LongSummaryStatistics counts =
        report.entries().stream()
            .flatMap(entry -> Stream.ofNullable(entry.run()))
            .mapToLong(RunReport::replications)
            .summaryStatistics();
    if (counts.getMax() <= 1) {
      return "";
    }
    String min = counts.getMin() < counts.getMax() ? Figures.count(counts.getMin()) + " to " : "";
    return ", %s%s replications pooled".formatted(min, Figures.count(counts.getMax()));
  }

  private void row(Entry entry) {
    RunReport run = entry.run();
    if (!entry.problems().isEmpty()) {
      line(entry.pipeline(), "failed");
    } else if (run == null) {
      line(entry.pipeline(), "not run");
    } else {
      row(entry.pipeline(), run);
      if (run.outcome() == Outcome.INTERRUPTED) {
        line("", "interrupted");
      }
    }
  }

  private void row(String pipeline, RunReport run) {
    Measures measured = run.measured();
    Latency sojourn = measured.sojournNanos();
    line(
        pipeline,
        Figures.capacity(measured.queue().capacity()),
        Figures.rate(measured.throughputPerSecond()),
        sojourn == null ? "-" : Figures.bareDuration(sojourn.p50()),
        sojourn == null ? "-" : Figures.bareDuration(sojourn.p99()),
        measured.loss() == null ? "-" : Figures.percent(measured.loss()),
        measured.blocked() == null ? "-" : Figures.bareDuration(measured.blocked().totalNanos()),
        run.processorNanos() == null ? "-" : Figures.bareDuration(run.processorNanos()));
  }

  private void miss(Study study, Entry entry) {
    RunReport run = entry.run();
    if (run != null && study.precision() != null && run.missedPrecision()) {
      lines.sentence(
          "%s: precision %s"
              .formatted(entry.pipeline(), IntervalRows.miss(study.precision(), run)));
    }
  }

  private void requirements(Entry entry) {
    RunReport run = entry.run();
    if (run != null && run.requirements() != null) {
      run.requirements()
          .forEach(
              each ->
                  lines.sentence(
                      "%s: %s %s, %s"
                          .formatted(
                              entry.pipeline(),
                              each.text(),
                              RequirementRows.word(each.verdict()),
                              each.measured())));
    }
  }

  private void conclusions(ComparisonReport report) {
    var conclusions = Conclusions.of(report.entries());
    var limits = Conclusions.limits(report.entries());
    if (!conclusions.isEmpty() || limits.isPresent()) {
      lines.line("");
    }
    conclusions.forEach(lines::sentence);
    limits.ifPresent(lines::sentence);
  }

  private void line(String... cells) {
    StringBuilder line = new StringBuilder();
    String[] formats = {"  %-13s", " %9s", " %10s", " %8s", " %8s", " %8s", " %7s", " %7s"};
    for (int i = 0; i < cells.length; i++) {
      line.append(formats[i].formatted(cells[i]));
    }
    lines.line(line.toString());
  }
}
