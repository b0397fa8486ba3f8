package dev.millrace.sim.study.fit;

import dev.millrace.sim.study.fit.Figures.Figure;
import dev.millrace.sim.study.init.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The result of a fit as text, at most 80 columns wide. */
final class FitReport {

  private static final int MAX_PERCENT = 999;
  private static final int MAX_ERROR_PERCENT = 9_999;
  private static final int MAX_WORDS = 44;

  private final FitResult fit;
  private final List<String> lines = new ArrayList<>();

  FitReport(FitResult fit) {
    this.fit = fit;
  }

  String text() {
    summary();
    for (int service = 0; service < Figures.SERVICES.size(); service++) {
      for (Figure figure : Figure.values()) {
        lines.add("");
        table(service, figure);
      }
    }
    lines.add("");
    lines.add(verdict());
    return String.join(System.lineSeparator(), lines) + System.lineSeparator();
  }

  private void summary() {
    add(
        "%,d messages in %s: %s a second; each model was run %d times",
        fit.times().count(),
        Words.duration(fit.times().spanNanos()),
        Words.number(fit.times().rate()),
        fit.replications());
    lines.add("");
    add("%-8s  %8s  %8s  %s", "model", "error", "noise", "parameters");
    for (Assessment each : fit.assessments()) {
      String words = each.model().words();
      add(
          "%-8s  %8s  %8s  %s",
          each.model().kind().label(),
          percent(each.error()),
          percent(each.noise()),
          words.length() > MAX_WORDS ? words.substring(0, MAX_WORDS) + "..." : words);
    }
    lines.add("(error: typical relative error of the figures below, the root mean square of");
    lines.add("their logarithms; noise: the largest error of a run of the model itself)");
  }

  private void table(int service, Figure figure) {
    StringBuilder header =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                "%s, %s service%s",
                figure.label(),
                Figures.SERVICES.get(service),
                figure == Figure.LOSS ? ", buffer " + fit.settings().buffer() : ""));
    lines.add(header.toString());
    StringBuilder names =
        new StringBuilder(String.format(Locale.ROOT, "%-4s %9s", "load", "trace"));
    fit.assessments()
        .forEach(
            each -> names.append(String.format(Locale.ROOT, " %15s", each.model().kind().label())));
    lines.add(names.toString());
    for (int load = 0; load < Figures.LOADS.size(); load++) {
      double own = fit.trace().value(service, load, figure);
      StringBuilder row =
          new StringBuilder(
              String.format(
                  Locale.ROOT, "%-4s %9s", Figures.LOADS.get(load), value(figure, load, own)));
      for (Assessment each : fit.assessments()) {
        double value = each.figures().value(service, load, figure);
        row.append(
            String.format(Locale.ROOT, " %9s %5s", value(figure, load, value), error(value, own)));
      }
      lines.add(row.toString().stripTrailing());
    }
  }

  private String value(Figure figure, int load, double value) {
    return figure == Figure.LOSS
        ? String.format(Locale.ROOT, "%.2f %%", 100 * value)
        : value == 0 ? "0 s" : Words.duration(value * fit.serviceNanos(load));
  }

  private static String error(double value, double own) {
    if (own == 0) {
      return value == 0 ? "" : "new";
    }
    long percent = Math.round(100 * (value / own - 1));
    return percent > MAX_PERCENT ? ">999%" : String.format(Locale.ROOT, "%+d%%", percent);
  }

  /** Returns the choice and its reason on one line. */
  String verdict() {
    Assessment chosen = fit.chosen();
    String reason;
    if (chosen.isWithin(fit.settings().tolerance())) {
      reason = "the simplest within the tolerance of " + percent(fit.settings().tolerance());
    } else if (fit.isGood()) {
      reason = "the simplest whose error is within its own noise";
    } else {
      reason = "the best of these, beyond the tolerance of " + percent(fit.settings().tolerance());
    }
    return "chosen: %s, error %s: %s"
        .formatted(chosen.model().kind().label(), percent(chosen.error()), reason);
  }

  static String percent(double share) {
    return 100 * share > MAX_ERROR_PERCENT
        ? String.format(Locale.ROOT, ">%,d %%", MAX_ERROR_PERCENT)
        : Words.number(100 * share) + " %";
  }

  private void add(String format, Object... values) {
    lines.add(String.format(Locale.ROOT, format, values));
  }
}
