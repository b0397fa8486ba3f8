package dev.millrace.explore;

/**
 * A point at which one of several actors can take the next step. Sets of actors are bit masks.
 *
 * @param current the actor that took the last step; negative at the beginning
 * @param currentSteps the number of steps it has taken
 * @param enabled the actors that can take the next step
 * @param unproductive the enabled actors whose next step would fail to acquire its lock, or time
 *     out
 */
record ChoicePoint(int current, int currentSteps, long enabled, long unproductive) {

  static long bit(int actor) {
    return 1L << actor;
  }

  boolean allows(int actor) {
    return actor >= 0 && (enabled & bit(actor)) != 0;
  }

  private long productive() {
    return enabled & ~unproductive;
  }

  /**
   * Returns the actor chosen by default: the current one, or else the next in cyclic order.
   * Unproductive actors are skipped while another one is enabled, so a retry loop cannot starve the
   * others.
   */
  int defaultActor() {
    long candidates = productive() == 0 ? enabled : productive();
    if (productive() != 0 && current >= 0 && (candidates & bit(current)) != 0) {
      return current;
    }
    long later = candidates & (-1L << (current + 1));
    return Long.numberOfTrailingZeros(later == 0 ? candidates : later);
  }

  /**
   * Returns whether choosing this actor is a preemption: the current actor is suspended although it
   * could continue, or an unproductive actor is chosen although another one is productive.
   */
  boolean preempts(int actor) {
    boolean currentCanContinue = current >= 0 && (productive() & bit(current)) != 0;
    return (currentCanContinue && actor != current)
        || (productive() != 0 && (productive() & bit(actor)) == 0);
  }
}
