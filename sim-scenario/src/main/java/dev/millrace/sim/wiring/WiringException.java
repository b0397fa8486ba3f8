package dev.millrace.sim.wiring;

import dev.millrace.sim.binding.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when a component cannot be created. The message names the component, its place and why.
 */
public final class WiringException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;
  private final boolean refusal;

  /**
   * Creates an exception.
   *
   * @param refusal whether the component refused its settings, which is a mistake in the scenario;
   *     otherwise the component itself failed
   */
  WiringException(Problem problem, boolean refusal, @Nullable Throwable cause) {
    super(problem.toString(), cause);
    this.problem = problem;
    this.refusal = refusal;
  }

  Problem problem() {
    return problem;
  }

  boolean isRefusal() {
    return refusal;
  }
}
