package dev.millrace.sim.study;

import dev.millrace.sim.scenario.Scenario;

/**
 * The replications of one scenario in virtual time, to which more can be added. Their pooled result
 * depends on their number alone: not on the steps in which they were added, nor on the number of
 * threads.
 *
 * <p>For one thread, except for {@link #stop}.
 */
public final class GrowingStudy {

  private final Scenario scenario;
  private final Replications replications;
  private final Pool pool;
  private int made;

  GrowingStudy(Scenario scenario, Replications replications) {
    this.scenario = scenario;
    this.replications = replications;
    this.pool = replications.newPool(false);
  }

  /** Returns the scenario. */
  public Scenario scenario() {
    return scenario;
  }

  /**
   * Adds replications until there are so many.
   *
   * @return the result of all; without further ones after a failure or a stop request
   */
  public StudyResult extendTo(int number) throws InterruptedException {
    if (number > made && !pool.cutShort()) {
      replications.extend(pool, made, number);
      made = number;
    }
    return pool.result(pool.cutShort() ? StopReason.CUT_SHORT : StopReason.COUNT);
  }

  /**
   * Runs the replications that the scenario asks for, and no others, as a study of its own: until
   * its precision is reached and its requirements are decided.
   */
  public StudyResult run() throws InterruptedException {
    return replications.run(
        scenario.study().isRepeated()
            ? StoppingRule.of(scenario.study(), scenario.requirements())
            : StoppingRule.fixed(1));
  }

  /** Ends running replications at once; may be called from any thread. */
  public void stop() {
    replications.abort();
  }
}
