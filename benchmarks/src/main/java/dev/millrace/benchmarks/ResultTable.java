package dev.millrace.benchmarks;

import java.util.List;
import java.util.Locale;

/**
 * The figures of all trials as a table of plain text, one line a trial, beside the two baselines.
 */
final class ResultTable {
  private static final String HEAD = "%-16s %-16s %8s %17s %13s %14s %9s%n";
  private static final String LINE = "%-16s %-16s %8.1f %17s %,13.0f %14s %9s%n";

  private final List<Trial> trials;

  ResultTable(List<Trial> trials) {
    this.trials = trials;
  }

  /** The table, with a line break after every line. */
  String text() {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            HEAD,
            "model",
            "contestant",
            "ns a",
            "min..max",
            "customers",
            "time over",
            "rate over"));
    text.append(
        String.format(
            Locale.ROOT, HEAD, "", "", "customer", "", "a second", "hand-written", "ssj"));
    for (Trial trial : trials) {
      double median = trial.medianNanosPerCustomer();
      text.append(
          String.format(
              Locale.ROOT,
              LINE,
              trial.model().key(),
              trial.contestant().key(),
              median,
              String.format(
                  Locale.ROOT,
                  "%.1f..%.1f",
                  trial.leastNanosPerCustomer(),
                  trial.mostNanosPerCustomer()),
              1e9 / median,
              ratio(median, baseline(trial.model(), "hand-written")),
              ratio(baseline(trial.model(), "ssj"), median)));
    }
    return text.toString();
  }

  /** The baseline's median on that model; not a number when it was not measured. */
  private double baseline(Model model, String contestant) {
    return trials.stream()
        .filter(t -> t.model() == model && t.contestant().key().equals(contestant))
        .mapToDouble(Trial::medianNanosPerCustomer)
        .findAny()
        .orElse(Double.NaN);
  }

  private static String ratio(double numerator, double denominator) {
    double ratio = numerator / denominator;
    return Double.isNaN(ratio) ? "-" : String.format(Locale.ROOT, "%.2f", ratio);
  }
}
