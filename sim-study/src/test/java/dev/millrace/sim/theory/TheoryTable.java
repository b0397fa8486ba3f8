package dev.millrace.sim.theory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.sim.study.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What theory says beside what was measured, case by case. */
final class TheoryTable {

  private final List<String> rows = new ArrayList<>();

  TheoryTable() {
    rows.add(
        "%-36s %-16s %14s %14s   %s"
            .formatted("case", "figure", "exact", "measured", "99.9 % interval"));
  }

  /** Notes a figure, and fails if its interval does not hold the exact value. */
  void check(String model, String figure, double exact, Estimate measured) {
    rows.add(
        String.format(
            Locale.ROOT,
            "%-36s %-16s %14.6f %14.6f   %.6f .. %.6f",
            model,
            figure,
            exact,
            measured.value(),
            measured.low(),
            measured.high()));
    assertThat(exact).as("%s: %s", model, figure).isBetween(measured.low(), measured.high());
  }

  @Override
  public String toString() {
    return String.join(System.lineSeparator(), rows);
  }
}
