package dev.millrace.explore;

/**
 * The program to explore: actors that share an object, and a verifier that checks each execution.
 *
 * <p>It is prepared anew for every schedule, so executions must not share state. Under the same
 * schedule the actors must behave the same: no clock, no unseeded randomness, no threads of their
 * own, and no waiting for each other except in traced steps.
 */
@FunctionalInterface
public interface Experiment {

  /**
   * Creates the shared objects, adds the actors and sets the verifier. Called on the exploring
   * thread.
   *
   * @throws Exception to end the exploration
   */
  void prepare(ExperimentContext context) throws Exception;

  /** The code of an actor. */
  @FunctionalInterface
  interface Body {

    /**
     * Runs the actor, on the actor's own thread.
     *
     * @throws Exception ends the execution at once, with {@link Outcome.Kind#EXCEPTION}
     */
    void run() throws Exception;
  }

  /** Checks an execution after its end. */
  @FunctionalInterface
  interface Verifier {

    /**
     * Returns the violations, one sentence each; empty if there are none. Called on the exploring
     * thread when no actor runs; their actions <i>happen-before</i> this. Actors that have not
     * ended are still suspended, and are cancelled afterwards.
     *
     * @throws Exception counts as a violation, as does an {@link AssertionError}
     */
    java.util.List<String> verify(Outcome outcome) throws Exception;
  }
}
