package dev.millrace.sim.report.page;

import static j2html.TagCreator.code;
import static j2html.TagCreator.details;
import static j2html.TagCreator.div;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.p;
import static j2html.TagCreator.pre;
import static j2html.TagCreator.summary;

import dev.millrace.sim.binding.Names;
import dev.millrace.sim.recording.TimeSeries;
import dev.millrace.sim.report.ForecastReport;
import dev.millrace.sim.report.Report;
import dev.millrace.sim.report.RunReport;
import dev.millrace.sim.study.EngineResult;
import dev.millrace.sim.study.ScenarioResult;
import j2html.tags.ContainerTag;
import java.util.List;

/** The result of a scenario as a page: the answer, charts over time, and the figures as tables. */
public final class RunPage {

  private final Page page;

  /** Follows the name of each section; empty if there is one engine alone. */
  private final String suffix;

  private RunPage(Page page, String suffix) {
    this.page = page;
    this.suffix = suffix;
  }

  /**
   * Returns the page of a scenario's runs.
   *
   * @param report the report of the result
   */
  public static String of(ScenarioResult result, Report report) {
    Page page = new Page(report.scenario(), "seed " + report.seed());
    List<RunReport> runs = report.runs();
    for (int i = 0; i < runs.size(); i++) {
      String engine = Names.kebabCase(runs.get(i).engine().name());
      RunPage parts = new RunPage(page, runs.size() > 1 ? " in " + engine + " time" : "");
      parts.add(runs.get(i), result.engines().get(i), report.forecast(), engine + "-");
    }
    page.add(h2("Scenario"));
    page.add(details(summary("With all defaults"), pre(code(result.scenario().toHocon()))));
    return page.text();
  }

  private void add(RunReport run, EngineResult result, ForecastReport forecast, String prefix) {
    page.add(h2("Answer" + suffix));
    page.add(answer(run));
    RunFigures figures = new RunFigures(run);
    page.add(figures.cards());
    figures.requirements().ifPresent(page::add);
    TimeSeries series = result.pooled().series();
    if (series != null) {
      page.add(h2("Over time" + suffix));
      if (run.replications() > 1) {
        page.add(p("Of the first replication.").withClass("note"));
      }
      SeriesCharts charts = new SeriesCharts(series, prefix);
      page.add(charts.traffic(forecast));
      page.add(charts.queue(run.measured().queue()));
      page.add(charts.sojourn());
      page.add(charts.workers(figures.workers()));
    }
    page.add(h2("Messages" + suffix));
    page.add(figures.flow());
    figures.timeParts().ifPresent(page::add);
    figures.utilisation().ifPresent(page::add);
    page.add(Distributions.of(result.pooled().measurements(), prefix));
    page.add(figures.latencies());
    figures.groups().forEach(page::add);
  }

  private static ContainerTag<?> answer(RunReport run) {
    ContainerTag<?> box = div().withClass("answer");
    run.problems().forEach(problem -> box.with(p("Failed: " + problem)));
    if (run.reasons() != null) {
      run.reasons().forEach(reason -> box.with(p("Limited by " + reason + ".")));
    }

    box.with(
        p(
            run.ledger().balanced()
                ? "Every message is accounted for."
                : "The ledger does not balance: the pipeline broke its contract."));
    return box;
  }
}
