package dev.millrace.explore;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Selects the actor that takes the next step. One for each execution; guarded by the baton. */
interface SchedulingStrategy {

  /** Returns the actor that is scheduled; the execution is cancelled if it is not enabled. */
  int choose(Choice choice);

  /** Follows a schedule, and then the default rule. */
  static SchedulingStrategy following(Schedule schedule) {
    return new SchedulingStrategy() {
      private int step;

      @Override
      public int choose(Choice choice) {
        return step < schedule.length() ? schedule.actor(step++) : choice.byDefault();
      }
    };
  }

  /** A random walk: some change the actor at every other step, some rarely. */
  static SchedulingStrategy randomWalk(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double stay = 1 - Math.scalb(1, -1 - random.nextInt(4));
    return choice -> {
      if (!choice.preempts(choice.current())
          && choice.allows(choice.current())
          && random.nextDouble() < stay) {
        return choice.current();
      }
      long left = choice.enabled();
      for (int skip = random.nextInt(Long.bitCount(left)); skip > 0; skip--) {
        left &= left - 1;
      }
      return Long.numberOfTrailingZeros(left);
    };
  }

  /** Follows the default rule except at the given moments, where these are reached. */
  static SchedulingStrategy departing(List<Departure> departures) {
    Map<Departure.Moment, Integer> next = new HashMap<>();
    departures.forEach(departure -> next.put(departure.when(), departure.next()));
    return choice -> {
      Integer actor = next.get(new Departure.Moment(choice.current(), choice.own()));
      return actor != null && choice.allows(actor) ? actor : choice.byDefault();
    };
  }

  /** A choice that departs from the default rule. */
  record Departure(Moment when, int next) {

    /** The moment at which an actor has taken a number of steps. */
    record Moment(int actor, int steps) {}
  }
}
