package dev.millrace.sim.report;

import dev.millrace.sim.engine.RunResult;
import dev.millrace.sim.measure.Measurements;
import dev.millrace.sim.scenario.EngineChoice;
import dev.millrace.sim.scenario.Scenario;
import dev.millrace.sim.scenario.Study;
import dev.millrace.sim.study.Forecast;
import java.util.Arrays;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.stream.Stream;

/** The figures of a scenario with one pipeline after the other, in a table, a row a pipeline. */
public final class PipelineTable {

  private static final String ROW = "  %-14s %12s %12s %10s %10s %9s %10s %10s";

  private final Lines page = new Lines();

  private PipelineTable() {}

  /**
   * Renders the table, and what follows from it; it ends with a line end.
   *
   * @param scenario with any of the pipelines
   * @param forecast what was known beforehand
   */
  public static String of(Scenario scenario, Forecast forecast, List<ComparisonEntry> contenders) {
    PipelineTable table = new PipelineTable();
    table.head(scenario, forecast, contenders);
    contenders.forEach(contender -> table.row(scenario, contender));
    table.failures(contenders);
    table.misses(scenario.study(), contenders);
    table.verdict(contenders);
    return table.page.text();
  }

  private void head(Scenario scenario, Forecast forecast, List<ComparisonEntry> contenders) {
    boolean real = scenario.study().engine() == EngineChoice.REAL;
    page.line(
        "%s  %s  seed %d  %s"
            .formatted(
                Version.ofThisProgram(),
                scenario.source(),
                scenario.run().seed(),
                real
                    ? "real time, in this order, each once before for a second at most, unmeasured"
                    : "virtual time" + replications(contenders)));
    page.line("");
    ScenarioRows.addProducers(scenario, page);
    page.row("pipelines", "%-16s overflow %s".formatted("", ScenarioRows.overflow(scenario)));
    ScenarioRows.addConsumers(scenario, page);
    page.line("");
    ForecastRows.add(forecast, page);
    line("pipeline", "capacity", "messages/s", "sojourn", "", "loss", "blocked", "processor");
    line("", "", "delivered", "p50", "p99", "", "in put", "time");
  }

  /** How many runs a row's figures are taken from, if it is more than one. */
  private static String replications(List<ComparisonEntry> contenders) {
    LongSummaryStatistics counts =
        contenders.stream()
            .flatMap(contender -> Stream.ofNullable(contender.run()))
            .mapToLong(EngineRun::replications)
            .summaryStatistics();
    if (counts.getMax() <= 1) {
      return "";
    }
    return ", figures of %s replications together"
        .formatted(
            counts.getMin() == counts.getMax()
                ? Figures.count(counts.getMax())
                : Figures.count(counts.getMin()) + " to " + Figures.count(counts.getMax()));
  }

  private void row(Scenario scenario, ComparisonEntry contender) {
    EngineRun played = contender.run();
    if (!contender.failures().isEmpty()) {
      line(contender.pipeline(), "failed");
    } else if (played == null) {
      line(contender.pipeline(), "not run");
    } else {
      row(contender.pipeline(), played.pooled(), played.untimed(scenario));
      if (played.pooled().interrupted()) {
        page.line("  %-14s interrupted: what there was until then".formatted(""));
      }
    }
  }

  private void row(String pipeline, RunResult result, boolean untimed) {
    Measurements measured = result.measurements();
    boolean timed = measured.sojourns().count() > 0;
    line(
        pipeline,
        result.pipelineCapacity() == Integer.MAX_VALUE
            ? "unbounded"
            : Figures.count(result.pipelineCapacity()),
        Figures.rate(measured),
        timed ? Figures.bareDuration(measured.sojourns().percentileNanos(50)) : "-",
        timed ? Figures.bareDuration(measured.sojourns().percentileNanos(99)) : "-",
        measured.offered() == 0 ? "-" : Figures.percent(measured.loss()),
        untimed ? "-" : Figures.bareDuration(measured.blockedNanos()),
        result.processorNanos() == null ? "-" : Figures.bareDuration(result.processorNanos()));
  }

  private void failures(List<ComparisonEntry> contenders) {
    for (ComparisonEntry contender : contenders) {
      contender.failures().forEach(why -> page.line("  " + contender.pipeline() + ": " + why));
    }
  }

  private void misses(Study study, List<ComparisonEntry> contenders) {
    for (ComparisonEntry contender : contenders) {
      EngineRun played = contender.run();
      if (played != null && study.precision() != null && contender.missed()) {
        page.line(
            "  %s: precision %s"
                .formatted(
                    contender.pipeline(),
                    IntervalRows.miss(study.precision(), study.precisionOf(), played.study())));
      }
    }
  }

  private void verdict(List<ComparisonEntry> contenders) {
    List<ComparisonEntry> finished = contenders.stream().filter(ComparisonEntry::finished).toList();
    List<String> sentences = Conclusions.of(finished);
    if (!sentences.isEmpty()) {
      page.line("");
      sentences.forEach(sentence -> page.line("  " + sentence));
    }
  }

  private void line(String pipeline, String... cells) {
    Object[] all = new Object[8];
    Arrays.fill(all, "");
    all[0] = pipeline;
    System.arraycopy(cells, 0, all, 1, cells.length);
    page.line(ROW.formatted(all));
  }
}
