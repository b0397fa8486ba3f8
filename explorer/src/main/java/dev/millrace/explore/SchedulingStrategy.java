package dev.millrace.explore;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Chooses the actor that takes the next step. One per execution; guarded by the token. */
interface SchedulingStrategy {

  /** Returns the chosen actor; the execution is abandoned if that actor is not enabled. */
  int choose(ChoicePoint choice);

  /** Replays a schedule, then applies the default rule. */
  static SchedulingStrategy replaying(Schedule schedule) {
    return new SchedulingStrategy() {
      private int step;

      @Override
      public int choose(ChoicePoint choice) {
        return step < schedule.length() ? schedule.actor(step++) : choice.defaultActor();
      }
    };
  }

  /** Chooses at random. The probability of a context switch is drawn once per walk. */
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

  /** Applies the default rule, except at the given points where the deviating actor is enabled. */
  static SchedulingStrategy withDeviations(List<Deviation> deviations) {
    Map<Deviation.Point, Integer> next = new HashMap<>();
    deviations.forEach(deviation -> next.put(deviation.point(), deviation.next()));
    return choice -> {
      Integer actor = next.get(new Deviation.Point(choice.current(), choice.currentSteps()));
      return actor != null && choice.allows(actor) ? actor : choice.defaultActor();
    };
  }

  /** A choice that differs from the default. */
  record Deviation(Point point, int next) {

    /** The point at which an actor has taken a number of steps. */
    record Point(int actor, int steps) {}
  }
}
