package dev.millrace.sim.report;

import dev.millrace.sim.scenario.Scenario;
import dev.millrace.sim.study.size.SizingResult;
import java.util.stream.Collectors;

/** The answer of a search for the cheapest cell, for people. */
public final class SizingSummary {

  private final Lines lines = new Lines();
  private final SizingResult result;
  private final SizingReport report;

  private SizingSummary(SizingResult result, SizingReport report) {
    this.result = result;
    this.report = report;
  }

  /** Renders the answer with its reasons. */
  public static String of(SizingResult result, SizingReport report) {
    SizingSummary summary = new SizingSummary(result, report);
    summary.question();
    summary.answer();
    summary.cheaper();
    summary.reasons();
    if (result.interrupted() && result.answer() != null) {
      summary.lines.sentence("Interrupted: the range of values that will do is missing.");
    }
    return summary.lines.text();
  }

  private void question() {
    Scenario scenario = result.scenario();
    ScenarioRows.add(
        scenario,
        "virtual time: %s cells, %s messages"
            .formatted(Figures.count(report.cells()), Figures.count(report.messages())),
        scenario.pipeline().pipeline().binding().type(),
        lines);
    ForecastRows.add(ForecastReport.of(result.forecast()), lines);
    lines.row("required", SizingReasons.list(scenario.requirements()));
    String label = "varied";
    for (SizingReport.Varied varied : report.varied()) {
      lines.row(
          label,
          "%s = %s .. %s"
              .formatted(String.join(" = ", varied.keys()), varied.first(), varied.last()));
      label = "";
    }
    lines.row("cost", report.cost());
    lines.line("");
  }

  private void answer() {
    SizingReport.Cell answer = report.answer();
    if (answer == null) {
      lines.row(
          "answer",
          result.interrupted()
              ? "none: interrupted"
              : "none of these cells was shown to meet every requirement");
      return;
    }
    String label = "answer";
    for (var coordinate : answer.coordinates().entrySet()) {
      lines.row(label, coordinate.getKey() + " = " + coordinate.getValue());
      label = "";
    }
    for (RequirementReport requirement : answer.requirements()) {
      lines.row(
          "",
          "%s: %s, %s"
              .formatted(
                  requirement.text(),
                  RequirementRows.word(requirement.verdict()),
                  requirement.measured()));
    }
    lines.row(
        "",
        report.cheapest()
            ? "the cheapest, with %.0f %% confidence in all verdicts together"
                .formatted(100 * report.confidence())
            : "met, with %.0f %% confidence; some cheaper cells are undecided"
                .formatted(100 * report.confidence()));
  }

  private void cheaper() {
    if (report.cheaper().isEmpty()) {
      return;
    }
    lines.line("");
    String label = report.answer() == null ? "ruled out" : "cheaper";
    for (SizingReport.Cell cell : report.cheaper()) {
      String why =
          cell.failures() != null
              ? "failed: " + cell.failures().get(0)
              : cell.notMet().stream().map(SizingReasons::missed).collect(Collectors.joining("; "));
      lines.row(label, cell.text() + ": " + why);
      label = "";
    }
  }

  private void reasons() {
    if (report.reasons().isEmpty()) {
      return;
    }
    lines.line("");
    report.reasons().forEach(lines::sentence);
  }
}
