package dev.millrace.explore;

/**
 * What is explored: some actors that share an object, and a judge who says what is wrong when all
 * is over.
 *
 * <p>It is prepared anew for every schedule, so nothing may be left over from one to the next. The
 * actors must do the same whenever they are scheduled the same: no clock, no randomness that is not
 * seeded, no thread of their own, and no waiting for each other but in traced steps.
 */
@FunctionalInterface
public interface Experiment {

  /**
   * Makes what is shared, names the actors and the judge. Called on the exploring thread.
   *
   * @throws Exception ends the exploration
   */
  void prepare(Stage stage) throws Exception;

  /** What an actor does. */
  @FunctionalInterface
  interface Body {

    /**
     * Acts, on the actor's own thread.
     *
     * @throws Exception ends the run at once, {@linkplain Ending.How#THREW as told to the judge}
     */
    void act() throws Exception;
  }

  /** Who says what is wrong after a run. */
  @FunctionalInterface
  interface Judge {

    /**
     * Says what is wrong, in a sentence each; empty when nothing is. Called on the exploring thread
     * when no actor runs any more; what they did <i>happens-before</i> this. Those that have not
     * ended stand where they stopped, and are ended afterwards.
     *
     * @throws Exception is what is wrong, as is an {@link AssertionError}
     */
    java.util.List<String> judge(Ending ending) throws Exception;
  }
}
