package dev.millrace.testkit;

import java.util.List;
import java.util.function.Supplier;

/**
 * A few actors at one new pipeline, and who says what is wrong when they have ended: the same for
 * Lincheck, which decides who takes the next instruction, and for the explorer, which decides who
 * takes the next traced step.
 *
 * @param verdict what is wrong, in a sentence; empty when nothing is
 * @param actors who act at the same time; the last is the one that needs no thread of its own
 */
record Scene(Supplier<String> verdict, List<Actor> actors) {

  static Scene of(Supplier<String> verdict, Actor... actors) {
    return new Scene(verdict, List.of(actors));
  }

  /** Called when all actors have ended. */
  String wrong() {
    for (Actor actor : actors) {
      if (actor.failure != null) {
        return "a thread threw " + actor.failure;
      }
    }
    return verdict.get();
  }
}
