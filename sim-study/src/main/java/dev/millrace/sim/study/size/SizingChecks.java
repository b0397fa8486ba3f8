package dev.millrace.sim.study.size;

import dev.millrace.sim.binding.Names;
import dev.millrace.sim.binding.Problem;
import dev.millrace.sim.scenario.Scenario;
import dev.millrace.sim.scenario.ScenarioException;
import dev.millrace.sim.scenario.ScenarioOverride;
import dev.millrace.sim.study.Variants;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Refuses questions that cannot be answered. */
final class SizingChecks {

  private static final int MAX_LINES = 100_000;
  private static final int MAX_CHECKED_VALUES = 100;

  private SizingChecks() {}

  static void refuseNoRequirements(Scenario base) {
    if (base.requirements().isEmpty()) {
      throw refusal(
          base,
          "no requirements to size for; allowed: --require 'sojourn.p99 < 500ms', or a block require"
              + " in the scenario");
    }
  }

  static void refuseUnknownKeys(
      CostFunction.Formula formula, Scenario base, List<VariedKeys> varied) {
    Set<String> known = new TreeSet<>();
    varied.stream().filter(VariedKeys::areNumbers).forEach(each -> known.addAll(each.keys()));
    base.resolved().entrySet().stream()
        .filter(
            entry -> VariedKeys.number(String.valueOf(entry.getValue().unwrapped())).isPresent())
        .forEach(entry -> known.add(entry.getKey()));
    varied.stream()
        .filter(each -> !each.areNumbers())
        .forEach(each -> known.removeAll(each.keys()));
    for (String key : formula.keys()) {
      if (!known.contains(key)) {
        throw new IllegalArgumentException(
            "'%s' is no key with a number%s".formatted(key, Names.didYouMean(key, known)));
      }
    }
  }

  static void refuseUnvaried(Collection<String> improving, List<VariedKeys> varied) {
    Set<String> known = new TreeSet<>();
    varied.forEach(each -> known.addAll(each.keys()));
    for (String key : improving) {
      if (!known.contains(key)) {
        throw new IllegalArgumentException(
            "--improves %s: not a varied key%s".formatted(key, Names.allowed(known, key)));
      }
    }
  }

  /**
   * Checks the first cell of each line with each value of each key, all of which are cells of the
   * grid; long lists of values are sampled.
   *
   * @throws ScenarioException with the problems of all of them
   */
  static void refuseInvalidCells(Variants variants, List<VariedKeys> varied) {
    Set<Problem> problems = new LinkedHashSet<>();
    for (int i = 0; i < varied.size(); i++) {
      int last = varied.get(i).size() - 1;
      int step = 1 + last / MAX_CHECKED_VALUES;
      for (int index = 0;
          index <= last;
          index = index == last ? last + 1 : Math.min(last, index + step)) {
        List<ScenarioOverride> cell = new ArrayList<>();
        for (int j = 0; j < varied.size(); j++) {
          cell.addAll(varied.get(j).overrides(j == i ? index : 0));
        }
        try {
          variants.scenario(cell);
        } catch (ScenarioException e) {
          problems.addAll(e.problems());
        }
      }
    }
    ScenarioException.throwIfAny(List.copyOf(problems));
  }

  /** Refuses a formula that is not a number, or goes up and down along the lines of the search. */
  static void refuseCostThatTurns(
      CostFunction.Formula formula, List<Dimension> dimensions, Function<Point, Cost> cost) {
    int along = CheapestSearch.line(dimensions);
    int last = dimensions.get(along).size() - 1;
    for (boolean atLast : new boolean[] {false, true}) {
      Point line =
          new Point(dimensions.stream().map(each -> atLast ? each.size() - 1 : 0).toList());
      int trend = 0;
      for (int i = 0; i <= last; i++) {
        double here = cost.apply(line.with(along, i)).parts().get(0);
        if (!Double.isFinite(here)) {
          throw new IllegalArgumentException(
              "the cost '%s' is not a number in every cell".formatted(formula.text()));
        }
        int change =
            i == 0 ? 0 : Double.compare(here, cost.apply(line.with(along, i - 1)).parts().get(0));
        if (change * trend < 0) {
          throw new IllegalArgumentException(
              "the cost '%s' falls and rises with one key; allowed: a cost that grows or shrinks"
                      .formatted(formula.text())
                  + " with each key");
        }
        trend = change == 0 ? trend : change;
      }
    }
  }

  static void refuseTooManyLines(Scenario base, List<Dimension> dimensions) {
    int along = CheapestSearch.line(dimensions);
    double lines = 1;
    for (int i = 0; i < dimensions.size(); i++) {
      lines *= i == along ? 1 : dimensions.get(i).size();
    }
    if (lines > MAX_LINES) {
      throw refusal(
          base,
          "%,.0f combinations of values besides those of one key; allowed: at most %,d, with --vary"
                  .formatted(lines, MAX_LINES)
              + " for fewer values");
    }
  }

  private static ScenarioException refusal(Scenario base, String what) {
    return new ScenarioException(List.of(new Problem(base.source(), "", what)));
  }
}
