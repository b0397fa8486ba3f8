package dev.millrace.explore;

/**
 * A scheduling point at which one of several actors can take the next step. Sets of actors are bits
 * of a long.
 *
 * @param current the actor of the last step; below 0 at the start
 * @param own the number of steps it has taken
 * @param enabled the actors that can take the next step
 * @param reluctant the enabled actors that would continue without their lock: a try fails, or a
 *     time-out expires
 */
record Choice(int current, int own, long enabled, long reluctant) {

  static long bit(int actor) {
    return 1L << actor;
  }

  boolean allows(int actor) {
    return actor >= 0 && (enabled & bit(actor)) != 0;
  }

  private long eager() {
    return enabled & ~reluctant;
  }

  /**
   * Returns the actor that the default rule selects: the current one, or else the next one after
   * it. Reluctant actors are passed over while another one is enabled, so that a loop of tries does
   * not run for ever.
   */
  int byDefault() {
    long candidates = eager() == 0 ? enabled : eager();
    if (eager() != 0 && current >= 0 && (candidates & bit(current)) != 0) {
      return current;
    }
    long later = candidates & (-1L << (current + 1));
    return Long.numberOfTrailingZeros(later == 0 ? candidates : later);
  }

  /** Returns whether selecting this actor is a preemption: the current one could have continued. */
  boolean preempts(int actor) {
    boolean currentGoesOn = current >= 0 && (eager() & bit(current)) != 0;
    return (currentGoesOn && actor != current) || (eager() != 0 && (eager() & bit(actor)) == 0);
  }
}
