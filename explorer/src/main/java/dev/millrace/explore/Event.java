package dev.millrace.explore;

import dev.millrace.api.StepListener.Step;
import org.jspecify.annotations.Nullable;

/**
 * Something that an actor did in a run: a line of its trace.
 *
 * @param actor its name
 * @param kind of what kind
 * @param step the step it told, or null if this is none
 * @param text the name of the step's lock, or what was noted
 */
public record Event(String actor, Kind kind, @Nullable Step step, String text) {

  /** The kinds of events. */
  public enum Kind {
    /** The actor took a step on a lock, or is about to. */
    STEP,
    /** The actor paused, so that others could go on. */
    PAUSE,
    /** The actor came to its end. */
    END,
    /** The actor noted something; it is not counted as a step. */
    NOTE
  }

  /** Whether the schedule counts it: one turn of an actor ends with one such event. */
  public boolean counted() {
    return kind != Kind.NOTE;
  }

  /** What was done, in words. */
  public String words() {
    return step == null ? text : step + " " + text;
  }

  @Override
  public String toString() {
    return actor + ": " + words();
  }
}
