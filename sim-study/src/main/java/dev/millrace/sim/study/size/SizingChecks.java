package dev.millrace.sim.study.size;

import dev.millrace.sim.binding.Names;
import dev.millrace.sim.binding.Problem;
import dev.millrace.sim.scenario.Scenario;
import dev.millrace.sim.scenario.ScenarioException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Refuses questions that cannot be answered. */
final class SizingChecks {

  private static final int MAX_LINES = 100_000;

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
    varied.forEach(each -> known.addAll(each.keys()));
    base.resolved().entrySet().stream()
        .filter(
            entry -> VariedKeys.number(String.valueOf(entry.getValue().unwrapped())).isPresent())
        .forEach(entry -> known.add(entry.getKey()));
    for (String key : formula.keys()) {
      if (!known.contains(key)) {
        throw new IllegalArgumentException(
            "'%s' is no key with a number%s".formatted(key, Names.didYouMean(key, known)));
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
