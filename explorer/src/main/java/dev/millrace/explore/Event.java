package dev.millrace.explore;

import dev.millrace.api.StepListener.Step;
import org.jspecify.annotations.Nullable;

/**
 * An action of an actor in an execution: one line of its trace.
 *
 * @param actor the name of the actor
 * @param kind the kind of event
 * @param step the traced step; null if it is none
 * @param text the name of the step's lock, or the note
 */
public record Event(String actor, Kind kind, @Nullable Step step, String text) {

  /** The kinds of events. */
  public enum Kind {
    /** A step on a lock, taken or about to be taken. */
    STEP,
    /** A pause that lets other actors run. */
    PAUSE,
    /** The end of the actor. */
    END,
    /** A note, which does not count as a step. */
    NOTE
  }

  /** Returns whether the schedule counts it as a step. */
  public boolean counted() {
    return kind != Kind.NOTE;
  }

  /** Describes the action. */
  public String words() {
    return step == null ? text : step + " " + text;
  }

  @Override
  public String toString() {
    return actor + ": " + words();
  }
}
