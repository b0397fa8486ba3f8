package dev.millrace.sim.report;

import dev.millrace.sim.report.CellReport.Value;
import dev.millrace.sim.scenario.require.Unit;
import dev.millrace.sim.study.RunStatus;
import dev.millrace.sim.study.Verdict.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The cells of a sweep as a table: the varied keys, and the figures that matter most. */
public final class SweepTable {

  /** Longer tables are cut; CSV and JSON have all cells. */
  public static final int MAX_ROWS = 1000;

  private static final int MAX_KEY_COLUMNS = 24;

  private final SweepReport report;
  private final List<List<String>> rows = new ArrayList<>();
  private final Lines lines = new Lines();

  private SweepTable(SweepReport report) {
    this.report = report;
  }

  /** Renders the table, the failures, and the best cell if there are requirements. */
  public static String of(SweepReport report) {
    SweepTable table = new SweepTable(report);
    table.head();
    report.cells().stream().limit(MAX_ROWS).forEach(table::add);
    table.print();
    table.foot();
    return table.lines.text();
  }

  private void head() {
    lines.row("scenario", report.scenario());
    int made = report.cells().size();
    String cells =
        made == report.total()
            ? Figures.count(made)
            : "%s of %s".formatted(Figures.count(made), Figures.count(report.total()));
    lines.row("cells", cells + replications());
    lines.line("");
    List<String> names = new ArrayList<>(List.of(""));
    List<String> units = new ArrayList<>(List.of(""));
    for (String name : shortNames(report)) {
      names.add(name);
      units.add("");
    }
    names.addAll(List.of("msgs/s", "loss", "sojourn", "", "", "blocked", "queue"));
    units.addAll(List.of("delivered", "", "mean", "p50", "p99", "in put", "mean"));
    if (report.hasRequirements()) {
      names.add("requires");
      units.add("");
    }
    rows.add(names);
    rows.add(units);
  }

  private String replications() {
    var counts =
        report.cells().stream()
            .filter(cell -> cell.replications() > 0)
            .mapToInt(CellReport::replications)
            .summaryStatistics();
    if (counts.getCount() == 0 || counts.getMax() == 1) {
      return "";
    }
    return counts.getMin() == counts.getMax()
        ? ", each of %,d replications".formatted(counts.getMax())
        : ", each of %,d to %,d replications".formatted(counts.getMin(), counts.getMax());
  }

  /** Returns the ends of the varied keys, as long as they have to be to differ. */
  public static List<String> shortNames(SweepReport report) {
    List<String> keys = report.axes().stream().map(SweepHead.Axis::key).toList();
    for (int segments = 1; ; segments++) {
      List<String> names = new ArrayList<>();
      for (String key : keys) {
        String[] path = key.split("\\.");
        int from = Math.max(0, path.length - segments);
        names.add(String.join(".", Arrays.asList(path).subList(from, path.length)));
      }
      Set<String> different = new HashSet<>(names);
      if (different.size() == names.size() || names.equals(keys)) {
        return names;
      }
    }
  }

  private void add(CellReport cell) {
    List<String> row = new ArrayList<>();
    row.add(report.best() != null && report.best() == cell.cell() ? "*" : "");
    for (SweepHead.Axis axis : report.axes()) {
      row.add(shortened(cell.keys().getOrDefault(axis.key(), "-")));
    }
    if (cell.status() == RunStatus.FAILED) {
      row.add("failed");
    } else {
      row.add(text(cell, "throughput", Unit.RATE).replace("/s", ""));
      row.add(text(cell, "loss", Unit.SHARE));
      for (String figure : List.of("sojourn.mean", "sojourn.p50", "sojourn.p99")) {
        row.add(text(cell, figure, Unit.DURATION));
      }
      row.add(text(cell, "blocked", Unit.SHARE));
      row.add(text(cell, "queue.mean", Unit.NUMBER));
      if (report.hasRequirements()) {
        row.add(verdict(cell));
      }
    }
    rows.add(row);
  }

  private static String shortened(String value) {
    String plain = value.replaceAll("\\s+", " ");
    return plain.length() <= MAX_KEY_COLUMNS
        ? plain
        : plain.substring(0, MAX_KEY_COLUMNS - 3) + "...";
  }

  private static String text(CellReport cell, String figure, Unit unit) {
    Value value = cell.figures().get(figure);
    return value == null ? "-" : Figures.of(unit, value.value());
  }

  /** Returns the worst verdict on a cell; {@code failed} if its run failed. */
  public static String verdict(CellReport cell) {
    return cell.status() == RunStatus.FAILED
        ? "failed"
        : Json.name(worst(cell.verdicts().values()));
  }

  private static Outcome worst(Collection<Outcome> outcomes) {
    if (outcomes.contains(Outcome.MISSED)) {
      return Outcome.MISSED;
    }
    return outcomes.contains(Outcome.UNDECIDED) ? Outcome.UNDECIDED : Outcome.MET;
  }

  private void print() {
    int columns = rows.get(0).size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < row.size(); i++) {
        line.append(i == 0 ? " " : "  ")
            .append(" ".repeat(widths[i] - row.get(i).length()))
            .append(row.get(i));
      }
      lines.line(line.toString());
    }
    int more = report.cells().size() - MAX_ROWS;
    if (more > 0) {
      lines.sentence("and %,d more cells: --csv and --json have all of them".formatted(more));
    }
  }

  private void foot() {
    report.cells().stream()
        .filter(cell -> !cell.failures().isEmpty())
        .limit(MAX_ROWS)
        .forEach(
            cell ->
                lines.sentence("%s: %s".formatted(name(cell), String.join("; ", cell.failures()))));
    if (report.hasRequirements()) {
      lines.line("");
      lines.sentence(conclusion(report));
    }
  }

  /** Returns which cell is the best of a sweep with requirements, in a sentence. */
  public static String conclusion(SweepReport report) {
    @Nullable CellReport best =
        report.cells().stream()
            .filter(cell -> report.best() != null && report.best() == cell.cell())
            .findFirst()
            .orElse(null);
    long meeting = report.cells().stream().filter(cell -> cell.result().meetsAll()).count();
    return best == null
        ? "no cell meets all requirements"
        : "* %s: of the %,d cells that meet all requirements, the one with the fewest workers (%,d), then the least capacity"
            .formatted(name(best), meeting, best.workers());
  }

  private static String name(CellReport cell) {
    return cell.result().cell().toString();
  }
}
