package dev.millrace.sim.report;

import static java.util.stream.Collectors.joining;

import dev.millrace.sim.scenario.require.Requirement;
import dev.millrace.sim.study.Verdict;
import dev.millrace.sim.study.size.Backlog;
import dev.millrace.sim.study.size.SizedCell;
import dev.millrace.sim.study.size.SizingResult;
import dev.millrace.sim.study.size.SizingResult.CellBacklog;
import dev.millrace.sim.study.size.Window;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The reasons for the answer of a search, one sentence each, from what was computed. */
final class SizingReasons {

  private SizingReasons() {}

  static List<String> of(SizingResult result) {
    List<String> reasons = new ArrayList<>();
    SizedCell answer = result.answer();
    List<String> binding =
        result.cheaper().stream()
            .filter(cell -> cell.failures().isEmpty())
            .flatMap(cell -> cell.notMet().stream())
            .filter(verdict -> verdict.outcome() == Verdict.Outcome.MISSED)
            .map(verdict -> verdict.requirement().toString())
            .distinct()
            .toList();
    if (!binding.isEmpty()) {
      reasons.add(
          (answer == null ? "What no cell meets: " : "What is missed with less: ")
              + String.join("; ", binding)
              + ".");
    }
    if (result.window() != null) {
      reasons.add(window(result.window()));
    }
    result.cheaper().forEach(cell -> addConflict(result, cell, reasons));
    result.backlogs().forEach(backlog -> reasons.add(backlog(backlog)));
    if (answer == null && result.sufficientPerSecond() != null) {
      reasons.add(
          "A service capacity of about %s messages/s would keep the wait of every message of the"
                  .formatted(Figures.rate(result.sufficientPerSecond()))
              + " largest burst within the bound: more workers with connections of their own, larger"
              + " batches, or a shorter service time.");
    }
    return reasons;
  }

  /** Returns coordinates on one line. */
  static String coordinates(Map<String, String> coordinates) {
    return coordinates.entrySet().stream()
        .map(entry -> entry.getKey() + " = " + entry.getValue())
        .collect(joining(", "));
  }

  private static String window(Window window) {
    String with = window.others().isEmpty() ? "" : "With " + coordinates(window.others()) + ": ";
    return with
        + (window.isLast()
            ? "%s from %s on seems to do.".formatted(window.key(), window.least())
            : "%s from %s to about %s seems to do."
                .formatted(window.key(), window.least(), window.greatest()));
  }

  /** Adds why no value of a key will do, if a cell misses requirements on either side of it. */
  private static void addConflict(SizingResult result, SizedCell cell, List<String> reasons) {
    List<Requirement> missed =
        cell.notMet().stream()
            .filter(verdict -> verdict.outcome() == Verdict.Outcome.MISSED)
            .map(Verdict::requirement)
            .toList();
    List<Requirement> improved = missed.stream().filter(result.improvedAlong()::contains).toList();
    List<Requirement> worsened = missed.stream().filter(result.worsenedAlong()::contains).toList();
    Map<String, String> others = new LinkedHashMap<>(cell.coordinates());
    String value = others.remove(result.along());
    if (value != null && !improved.isEmpty() && !worsened.isEmpty()) {
      reasons.add(
          "%sno %s will do: at %s, %s and %s are both missed; a smaller one misses the former by"
                  .formatted(
                      others.isEmpty() ? "" : "With " + coordinates(others) + ", ",
                      result.along(),
                      value,
                      list(improved),
                      list(worsened))
              + " more, a larger one the latter.");
    }
  }

  private static String backlog(CellBacklog of) {
    Backlog backlog = of.backlog();
    long spanNanos = backlog.peakNanos() - backlog.startNanos();
    return "At %s messages/s (%s), the largest burst brings %s messages %s, at %s of the first"
            .formatted(
                Figures.rate(backlog.servicePerSecond()),
                coordinates(of.cell().coordinates()),
                Figures.count(backlog.messages()),
                spanNanos == 0 ? "at once" : "in " + Figures.bareDuration(spanNanos),
                Figures.bareDuration(backlog.startNanos()))
        + " replication: %s are served meanwhile and %s wait, the last for %s, whatever holds them."
            .formatted(
                Figures.count(Math.round(backlog.served())),
                Figures.count(Math.round(backlog.backlog())),
                Figures.bareDuration(backlog.lastWaitNanos()));
  }

  /** Returns a requirement that is not met, with its figure. */
  static String missed(RequirementReport requirement) {
    return "%s %s, %s"
        .formatted(
            requirement.text(),
            RequirementRows.word(requirement.verdict()),
            requirement.measured());
  }

  static String list(List<Requirement> requirements) {
    return requirements.stream().map(Requirement::toString).collect(joining(", "));
  }
}
