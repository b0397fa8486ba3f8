package dev.millrace.explore;

/**
 * A moment at which one of several actors can take the next step. Sets of actors are bits of a
 * long.
 *
 * @param current who took the last step; below 0 at the beginning
 * @param own how many steps it has taken so far
 * @param enabled who can take the next step
 * @param reluctant who of these would find its lock not free and go on without it: one that tries,
 *     or whose time would run out
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
   * Who goes on as a rule: the one that is at it, or else the next one after it. One that would go
   * on without its lock is passed over as long as another one can go on, so that who tries again
   * and again does not do so for ever.
   */
  int usual() {
    long candidates = eager() == 0 ? enabled : eager();
    if (eager() != 0 && current >= 0 && (candidates & bit(current)) != 0) {
      return current;
    }
    long later = candidates & (-1L << (current + 1));
    return Long.numberOfTrailingZeros(later == 0 ? candidates : later);
  }

  /** Whether it is a preemption if this actor goes on: another one could have gone on by itself. */
  boolean preempts(int actor) {
    boolean currentGoesOn = current >= 0 && (eager() & bit(current)) != 0;
    return (currentGoesOn && actor != current) || (eager() != 0 && (eager() & bit(actor)) == 0);
  }
}
