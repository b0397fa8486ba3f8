package dev.millrace.sim.scenario;

import dev.millrace.sim.binding.Problem;
import dev.millrace.sim.binding.Problems;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the places of values from environment variables, of which the library keeps none. */
final class Environment {

  /** The origin of such a value in the library. */
  private static final String ORIGIN = "env variables";

  private final Map<String, String> places;

  Environment(Written written, List<ScenarioOverride> overrides) {
    places = new HashMap<>(written.substituted());
    for (ScenarioOverride override : overrides) {
      String[] parts = override.text().split("=", 2);
      if (parts.length == 2 && parts[1].contains("${")) {
        places.put(parts[0].strip(), override.origin());
      }
    }
  }

  /** Returns the problems in their order, each with a place in the text or on the command line. */
  List<Problem> placed(Problems problems) {
    Problems placed = new Problems();
    problems.all().forEach(problem -> placed.add(placed(problem)));
    return placed.all();
  }

  private Problem placed(Problem problem) {
    if (!problem.where().equals(ORIGIN)) {
      return problem;
    }
    String where = places.getOrDefault(problem.path(), "environment");
    return new Problem(
        where, problem.path(), problem.what() + " (the value is from the environment)");
  }
}
