package dev.millrace.benchmarks;

import java.util.List;
import java.util.Locale;

/**
 * The figures of all trials as a plain text table, one line a trial, compared with two baselines.
 */
final class ResultTable {
  private final List<Trial> trials;

  ResultTable(List<Trial> trials) {
    this.trials = trials;
  }

  /** Returns the table; every line ends with a line break. */
  String text() {
    StringBuilder text = new StringBuilder();
    add(text, "model", "entry", "ns a", "min..max", "customers", "time over", "rate over");
    add(text, "", "", "customer", "", "a second", "hand-written", "ssj");
    for (Trial trial : trials) {
      double median = trial.medianNanosPerCustomer();
      add(
          text,
          trial.model().key(),
          trial.entry().key(),
          decimals(1, median),
          decimals(1, trial.leastNanosPerCustomer())
              + ".."
              + decimals(1, trial.mostNanosPerCustomer()),
          decimals(0, 1e9 / median),
          decimals(2, median / baseline(trial.model(), "hand-written")),
          decimals(2, baseline(trial.model(), "ssj") / median));
    }
    return text.toString();
  }

  /** Returns a baseline's median for a model; NaN if it was not measured. */
  private double baseline(Model model, String entry) {
    return trials.stream()
        .filter(t -> t.model() == model && t.entry().key().equals(entry))
        .mapToDouble(Trial::medianNanosPerCustomer)
        .findAny()
        .orElse(Double.NaN);
  }

  private static void add(StringBuilder text, Object... cells) {
    text.append(String.format(Locale.ROOT, "%-16s %-16s %8s %17s %13s %14s %9s%n", cells));
  }

  private static String decimals(int decimals, double number) {
    return Double.isNaN(number) ? "-" : String.format(Locale.ROOT, "%,." + decimals + "f", number);
  }
}
