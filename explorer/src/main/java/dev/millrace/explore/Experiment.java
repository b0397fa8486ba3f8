package dev.millrace.explore;

/**
 * The program that is explored: actors that share an object, and a check of the result.
 *
 * <p>It is prepared anew for every schedule, so no state may carry over. The actors must be
 * deterministic under a schedule: no clock, no unseeded randomness, no threads of their own, and no
 * waits for each other outside traced steps.
 */
@FunctionalInterface
public interface Experiment {

  /**
   * Creates the shared objects and adds the actors and the check. Called on the exploring thread.
   *
   * @throws Exception ends the exploration
   */
  void prepare(ExperimentContext context) throws Exception;

  /** The work of an actor. */
  @FunctionalInterface
  interface Body {

    /**
     * Runs on the actor's own thread.
     *
     * @throws Exception ends the execution at once: {@link ExecutionEnd.How#THREW}
     */
    void run() throws Exception;
  }

  /** Finds the violations of an execution. */
  @FunctionalInterface
  interface Check {

    /**
     * Returns the violations, a sentence each. Called on the exploring thread when no actor runs
     * any more; their actions <i>happen-before</i> this call. Actors that have not ended are
     * cancelled afterwards.
     *
     * @throws Exception counts as a violation, as does an {@link AssertionError}
     */
    java.util.List<String> violations(ExecutionEnd end) throws Exception;
  }
}
