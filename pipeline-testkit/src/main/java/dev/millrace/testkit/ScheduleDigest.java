package dev.millrace.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Condenses Lincheck's wide report of a failing schedule to one short line per step. */
final class ScheduleDigest {

  private static final int MAX_LINES = 45;
  private static final int MAX_COLUMNS = 110;

  private final String headline;
  private final List<String> steps;

  private ScheduleDigest(String headline, List<String> steps) {
    this.headline = headline;
    this.steps = steps;
  }

  static ScheduleDigest of(String report) {
    List<String> lines = report.lines().toList();
    String headline =
        lines.stream()
            .filter(line -> !line.isBlank() && !line.startsWith("|"))
            .limit(2)
            .map(String::strip)
            .collect(Collectors.joining(" "));
    List<String> rows =
        lines.stream()
            .dropWhile(line -> !line.startsWith("|"))
            .takeWhile(line -> line.startsWith("|"))
            .filter(line -> !line.startsWith("| -"))
            .toList();
    return new ScheduleDigest(headline, shortened(steps(rows)));
  }

  boolean isHang() {
    return headline.contains("hung");
  }

  /** Returns whether the report contains no step. */
  boolean isEmpty() {
    return steps.isEmpty();
  }

  String text() {
    return headline + "\nSchedule, one line per step:\n" + String.join("\n", steps);
  }

  /** Returns the steps in order, each with its thread, which the column header names. */
  private static List<String> steps(List<String> rows) {
    List<String> steps = new ArrayList<>();
    List<String> threads = List.of();
    for (String row : rows) {
      List<String> cells = Arrays.asList(row.split("\\|"));
      if (threads.isEmpty()) {
        threads = cells.stream().map(cell -> cell.strip().replace(" Thread", "")).toList();
        continue;
      }
      for (int i = 1; i < Math.min(cells.size(), threads.size()); i++) {
        if (!cells.get(i).isBlank()) {
          steps.add(String.format("%-9s", threads.get(i)) + cells.get(i).stripTrailing());
        }
      }
    }
    return steps;
  }

  /** Removes the innermost steps until the rest fits on a screen. */
  private static List<String> shortened(List<String> steps) {
    List<String> kept = steps;
    for (int depth = 12; kept.size() > MAX_LINES && depth > 0; depth--) {
      int deepest = 10 + 2 * depth;
      kept =
          steps.stream()
              .filter(step -> step.substring(9).indexOf(step.substring(9).strip()) + 9 < deepest)
              .toList();
    }
    if (kept.size() > MAX_LINES) {
      kept = new ArrayList<>(kept.subList(kept.size() - MAX_LINES, kept.size()));
      kept.set(0, "...");
    }
    return kept.stream()
        .map(
            step -> step.length() > MAX_COLUMNS ? step.substring(0, MAX_COLUMNS - 3) + "..." : step)
        .toList();
  }
}
