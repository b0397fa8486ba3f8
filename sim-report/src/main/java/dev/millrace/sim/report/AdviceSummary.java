package dev.millrace.sim.report;

import dev.millrace.sim.report.AdviceReport.Change;
import dev.millrace.sim.report.AdviceReport.Kind;
import dev.millrace.sim.scenario.ConsumerDraws;
import dev.millrace.sim.study.Verdict.Outcome;
import dev.millrace.sim.study.advise.Advice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The limits of a scenario and the effects of changes, for people. */
public final class AdviceSummary {

  private final Lines lines = new Lines();

  private AdviceSummary() {}

  /** Renders the limits, a table of the changes and the conclusions. */
  public static String of(Advice advice, AdviceReport report) {
    AdviceSummary summary = new AdviceSummary();
    ScenarioRows.add(
        advice.scenario(),
        "virtual time: %s replications, each with the same arrivals%s"
            .formatted(
                Figures.count(report.replications()),
                advice.scenario().study().consumerDraws() == ConsumerDraws.PER_MESSAGE
                    ? " and service times"
                    : ""),
        advice.scenario().pipeline().pipeline().binding().type(),
        summary.lines);
    ForecastRows.add(ForecastReport.of(advice.forecast()), summary.lines);
    LimitPhrases.add(report.reasons(), summary.lines);
    summary.lines.line("");
    summary.table(report);
    summary.lines.line("");
    summary.conclusions(report);
    if (advice.interrupted()) {
      summary.lines.sentence("Interrupted: changes are missing.");
    }
    return summary.lines.text();
  }

  private void table(AdviceReport report) {
    row("", "sojourn", "", "loss", "", "");
    row("", "p99", "change", "", "change", "");
    row(
        "as it is",
        nanos(report.base().sojournP99Nanos()),
        "",
        percent(report.base().loss()),
        "",
        requirements(report.base().requirements()));
    for (Change change : report.changes()) {
      row(
          change.change(),
          nanos(change.sojournP99Nanos()),
          change.p99Change() == null ? "" : signed(change.p99Change()),
          percent(change.loss()),
          change.lossDifference() == null ? "" : signedPoints(change.lossDifference()),
          change.error() == null ? requirements(change.requirements()) : "failed");
    }
  }

  private void row(String name, String... cells) {
    StringBuilder line = new StringBuilder("  %-32s".formatted(name));
    int[] widths = {9, 8, 9, 9};
    for (int i = 0; i < widths.length; i++) {
      line.append((" %" + widths[i] + "s").formatted(cells[i]));
    }
    lines.line(line + "  " + cells[widths.length]);
  }

  private void conclusions(AdviceReport report) {
    sentence("Helps: ", report, Kind.HELPS);
    sentence("Does not help: ", report, Kind.HARMS);
    sentence("No effect is shown of: ", report, Kind.NOT_SHOWN);
    report.changes().stream()
        .filter(change -> change.error() != null)
        .forEach(change -> lines.sentence(change.change() + " failed: " + change.error()));
  }

  private void sentence(String begin, AdviceReport report, Kind kind) {
    List<String> names =
        report.changes().stream()
            .filter(change -> change.effect() == kind)
            .map(change -> change.change() + effect(change))
            .toList();
    if (!names.isEmpty()) {
      lines.sentence(begin + String.join("; ", names) + ".");
    }
  }

  /** Returns the differences that are shown, with their intervals. */
  private static String effect(Change change) {
    String p99 = "";
    Interval ofP99 = change.p99ChangeInterval();
    if (ofP99 != null && (ofP99.low() > 0 || ofP99.high() < 0)) {
      p99 = "p99 %s .. %s".formatted(signed(Math.max(-1, ofP99.low())), signed(ofP99.high()));
    }
    String loss = "";
    Interval ofLoss = change.lossDifferenceInterval();
    if (ofLoss != null && (ofLoss.low() > 0 || ofLoss.high() < 0)) {
      loss = "loss %s .. %s".formatted(signedPoints(ofLoss.low()), signedPoints(ofLoss.high()));
    }
    String both = p99.isEmpty() || loss.isEmpty() ? p99 + loss : p99 + ", " + loss;
    return both.isEmpty() ? "" : " (" + both + ")";
  }

  private static String requirements(@Nullable List<RequirementReport> requirements) {
    if (requirements == null) {
      return "";
    }
    if (requirements.stream().anyMatch(each -> each.verdict() == Outcome.MISSED)) {
      return "missed";
    }
    return requirements.stream().allMatch(each -> each.verdict() == Outcome.MET)
        ? "met"
        : "undecided";
  }

  private static String nanos(@Nullable Double nanos) {
    return nanos == null ? "-" : Figures.bareDuration(nanos);
  }

  private static String percent(@Nullable Double share) {
    return share == null ? "-" : Figures.precisePercent(share);
  }

  private static String signed(double ratio) {
    return Math.abs(ratio) < 0.005
        ? "0 %"
        : (ratio < 0 ? "- " : "+ ") + Figures.wholePercent(Math.abs(ratio));
  }

  private static String signedPoints(double share) {
    return Math.abs(share) < 0.00005
        ? "0"
        : (share < 0 ? "- " : "+ ") + Figures.precisePercent(Math.abs(share));
  }
}
