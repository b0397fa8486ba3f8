package dev.millrace.explore;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Decides who takes the next step. One a run; guarded by the baton. */
interface Director {

  /** Whose turn it is; a run is given up if that actor cannot go on. */
  int choose(Choice choice);

  /** Follows a schedule, and the rule when it is used up. */
  static Director following(Schedule schedule) {
    return new Director() {
      private int step;

      @Override
      public int choose(Choice choice) {
        return step < schedule.length() ? schedule.actor(step++) : choice.usual();
      }
    };
  }

  /** Goes at random: some walks change the actor at every other step, some rarely. */
  static Director walking(long seed) {
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

  /** Departs from the rule at some moments, as far as they come and it can. */
  static Director departing(List<Departure> departures) {
    Map<Departure.Moment, Integer> next = new HashMap<>();
    departures.forEach(departure -> next.put(departure.when(), departure.next()));
    return choice -> {
      Integer actor = next.get(new Departure.Moment(choice.current(), choice.own()));
      return actor != null && choice.allows(actor) ? actor : choice.usual();
    };
  }

  /** A moment at which it is not the usual actor's turn. */
  record Departure(Moment when, int next) {

    /** When an actor has taken so many steps. */
    record Moment(int actor, int steps) {}
  }
}
