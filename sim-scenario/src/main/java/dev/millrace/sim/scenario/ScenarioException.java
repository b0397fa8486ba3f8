package dev.millrace.sim.scenario;

import static java.util.stream.Collectors.joining;

import dev.millrace.sim.binding.Problem;
import java.util.List;

/**
 * Thrown for a scenario that cannot be run. The message lists every problem on a line of its own,
 * with its place, what was found and what is allowed.
 */
public final class ScenarioException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;
  private final transient List<Problem> warnings;

  /** Creates an exception for at least one problem. */
  public ScenarioException(List<Problem> problems) {
    this(problems, List.of());
  }

  /** Creates an exception for at least one problem, with warnings that may explain it. */
  public ScenarioException(List<Problem> problems, List<Problem> warnings) {
    super(problems.stream().map(Problem::toString).collect(joining("\n")));
    this.problems = List.copyOf(problems);
    this.warnings = List.copyOf(warnings);
  }

  /** Returns what is allowed and probably a mistake. */
  public List<Problem> warnings() {
    return warnings;
  }

  /**
   * Reports problems.
   *
   * @throws ScenarioException if there are any
   */
  public static void throwIfAny(List<Problem> problems) {
    if (!problems.isEmpty()) {
      throw new ScenarioException(problems);
    }
  }

  /** Returns the problems in the order of the text. */
  public List<Problem> problems() {
    return problems;
  }
}
