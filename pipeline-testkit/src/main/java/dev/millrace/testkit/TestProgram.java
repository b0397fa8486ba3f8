package dev.millrace.testkit;

import java.util.List;
import java.util.function.Supplier;

/**
 * A few actors on one new pipeline, and a check after they have ended. Run by Lincheck, which
 * schedules instructions, and by the explorer, which schedules traced steps.
 *
 * @param check returns the violation in a sentence, or an empty string
 * @param actors the concurrent actors; the last one needs no thread of its own
 */
record TestProgram(Supplier<String> check, List<Actor> actors) {

  static TestProgram of(Supplier<String> check, Actor... actors) {
    return new TestProgram(check, List.of(actors));
  }

  /** Returns the violation, or an empty string; called after all actors have ended. */
  String violation() {
    for (Actor actor : actors) {
      if (actor.failure != null) {
        return "a thread threw " + actor.failure;
      }
    }
    return check.get();
  }
}
