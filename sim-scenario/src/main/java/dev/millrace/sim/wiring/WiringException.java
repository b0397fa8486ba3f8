package dev.millrace.sim.wiring;

import dev.millrace.sim.binding.Problem;

/** Thrown when a component could not be created; the message says which one, where, and why. */
public final class WiringException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;
  private final boolean refusal;

  /**
   * @param refusal whether the component refused what it was given, which is a mistake in the
   *     scenario; if not, the mistake is the component's own
   */
  WiringException(Problem problem, boolean refusal, Throwable cause) {
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
