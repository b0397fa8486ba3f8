package dev.millrace.sim.scenario;

import static java.util.stream.Collectors.joining;

import dev.millrace.sim.binding.Problem;
import java.util.List;

/** Thrown for a scenario that cannot be run, with everything that is wrong with it. */
public final class ScenarioException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  ScenarioException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** Everything that is wrong, in the order of the file. */
  public List<Problem> problems() {
    return problems;
  }
}
