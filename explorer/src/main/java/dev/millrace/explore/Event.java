package dev.millrace.explore;

import dev.millrace.api.StepListener.Step;
import org.jspecify.annotations.Nullable;

/**
 * An event of an execution: one line of its trace.
 *
 * @param actor the actor's name
 * @param kind the kind of event
 * @param step the step reported, or null for other kinds
 * @param text the name of the step's lock, or the text of the note
 */
public record Event(String actor, Kind kind, @Nullable Step step, String text) {

  /** The kinds of events. */
  public enum Kind {
    /** The actor took a step on a lock, or is about to. */
    STEP,
    /** The actor paused, so that others can run. */
    PAUSE,
    /** The actor ended. */
    END,
    /** The actor recorded a note; not counted as a step. */
    NOTE
  }

  /** Returns whether the event counts as a step of the schedule. */
  public boolean isCounted() {
    return kind != Kind.NOTE;
  }

  /** Describes the event. */
  public String description() {
    return step == null ? text : step + " " + text;
  }

  @Override
  public String toString() {
    return actor + ": " + description();
  }
}
