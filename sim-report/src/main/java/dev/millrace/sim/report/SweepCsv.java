package dev.millrace.sim.report;

import dev.millrace.sim.report.CellReport.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The cells of a sweep as CSV (RFC 4180 with line feeds): a row for each cell, its varied keys, and
 * its figures by their names. Figures with an interval have two more columns, .low and .high.
 */
public final class SweepCsv {

  private final StringBuilder text = new StringBuilder();

  private SweepCsv() {}

  /** Returns the text. */
  public static String of(SweepReport report) {
    Set<String> figures = new LinkedHashSet<>();
    Set<String> intervals = new LinkedHashSet<>();
    Set<String> requirements = new LinkedHashSet<>();
    for (CellReport cell : report.cells()) {
      figures.addAll(cell.figures().keySet());
      requirements.addAll(cell.verdicts().keySet());
      cell.figures()
          .forEach(
              (name, value) -> {
                if (value.low() != null) {
                  intervals.add(name);
                }
              });
    }
    SweepCsv csv = new SweepCsv();
    List<String> head = new ArrayList<>(List.of("cell"));
    report.axes().forEach(axis -> head.add(axis.key()));
    head.addAll(List.of("status", "workers", "capacity", "replications"));
    for (String figure : figures) {
      head.add(figure);
      if (intervals.contains(figure)) {
        head.addAll(List.of(figure + ".low", figure + ".high"));
      }
    }
    head.addAll(requirements);
    head.addAll(List.of("best", "failure"));
    csv.row(head);
    for (CellReport cell : report.cells()) {
      csv.row(report, cell, figures, intervals, requirements);
    }
    return csv.text.toString();
  }

  private void row(
      SweepReport report,
      CellReport cell,
      Set<String> figures,
      Set<String> intervals,
      Set<String> requirements) {
    List<String> row = new ArrayList<>(List.of(Integer.toString(cell.cell())));
    report.axes().forEach(axis -> row.add(cell.keys().getOrDefault(axis.key(), "")));
    row.add(Json.name(cell.status()));
    row.add(Integer.toString(cell.workers()));
    row.add(cell.capacity() == null ? "" : cell.capacity().toString());
    row.add(Integer.toString(cell.replications()));
    for (String figure : figures) {
      Value value = cell.figures().get(figure);
      row.add(number(value == null ? null : (Double) value.value()));
      if (intervals.contains(figure)) {
        row.add(number(value == null ? null : value.low()));
        row.add(number(value == null ? null : value.high()));
      }
    }
    for (String requirement : requirements) {
      var verdict = cell.verdicts().get(requirement);
      row.add(verdict == null ? "" : Json.name(verdict));
    }
    boolean best = report.best() != null && report.best() == cell.cell();
    Stream.of(best ? "best" : "", String.join("; ", cell.failures())).forEach(row::add);
    row(row);
  }

  private static String number(@Nullable Double number) {
    return number == null ? "" : Json.decimal(number);
  }

  private void row(List<String> cells) {
    text.append(String.join(",", cells.stream().map(SweepCsv::quoted).toList())).append('\n');
  }

  private static String quoted(String cell) {
    boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }
}
