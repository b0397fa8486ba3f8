package dev.millrace.sim.report;

import dev.millrace.sim.engine.RunResult;
import dev.millrace.sim.measure.Measurements;
import dev.millrace.sim.scenario.EngineChoice;
import dev.millrace.sim.scenario.Scenario;
import dev.millrace.sim.study.Forecast;
import java.util.Arrays;
import java.util.List;

/** The figures of a scenario with one pipeline after the other, in a table, a row a pipeline. */
public final class PipelineTable {

  private static final String ROW = "  %-14s %12s %12s %10s %10s %9s %10s %10s";

  private final Page page = new Page();

  private PipelineTable() {}

  /**
   * Renders the table, and what follows from it; it ends with a line end.
   *
   * @param scenario with any of the pipelines
   * @param forecast what was known beforehand
   */
  public static String of(Scenario scenario, Forecast forecast, List<Contender> contenders) {
    PipelineTable table = new PipelineTable();
    table.head(scenario, forecast);
    contenders.forEach(table::row);
    table.failures(contenders);
    table.verdict(contenders);
    return table.page.text();
  }

  private void head(Scenario scenario, Forecast forecast) {
    boolean real = scenario.study().engine() == EngineChoice.REAL;
    page.line(
        "%s  %s  seed %d  %s"
            .formatted(
                Version.ofThisProgram(),
                scenario.source(),
                scenario.run().seed(),
                real
                    ? "real time, in this order, each once before for a second at most, unmeasured"
                    : "virtual time"));
    page.line("");
    ScenarioRows.addProducers(scenario, page);
    page.row(
        "pipelines",
        "%-16s overflow %s".formatted("", scenario.pipeline().overflow().binding().type()));
    ScenarioRows.addConsumers(scenario, page);
    page.line("");
    ForecastRows.add(forecast, page);
    line("pipeline", "capacity", "messages/s", "sojourn", "", "loss", "blocked", "processor");
    line("", "", "delivered", "p50", "p99", "", "in put", "time");
  }

  private void row(Contender contender) {
    Played played = contender.played();
    if (!contender.failures().isEmpty()) {
      line(contender.pipeline(), "failed");
    } else if (played == null) {
      line(contender.pipeline(), "not run");
    } else {
      row(contender.pipeline(), played.pooled());
      if (played.pooled().interrupted()) {
        page.line("  %-14s interrupted: what there was until then".formatted(""));
      }
    }
  }

  private void row(String pipeline, RunResult result) {
    Measurements measured = result.measurements();
    boolean timed = measured.sojourns().count() > 0;
    line(
        pipeline,
        result.pipelineCapacity() == Integer.MAX_VALUE
            ? "unbounded"
            : Figures.count(result.pipelineCapacity()),
        Figures.decimal(measured.throughput()),
        timed ? Figures.bareDuration(measured.sojourns().percentileNanos(50)) : "-",
        timed ? Figures.bareDuration(measured.sojourns().percentileNanos(99)) : "-",
        Figures.percent(measured.loss()),
        Figures.bareDuration(measured.blockedNanos()),
        result.processorNanos() == null ? "-" : Figures.bareDuration(result.processorNanos()));
  }

  private void failures(List<Contender> contenders) {
    for (Contender contender : contenders) {
      contender.failures().forEach(why -> page.line("  " + contender.pipeline() + ": " + why));
    }
  }

  private void verdict(List<Contender> contenders) {
    List<Contender> finished = contenders.stream().filter(Contender::finished).toList();
    List<String> sentences = Verdict.of(finished);
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
