package dev.millrace.explore;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an execution ended.
 *
 * @param how the kind of end
 * @param violations what is wrong with it, a sentence each; empty if all actors ended
 * @param thrown the exception of an actor; null if none threw
 */
public record ExecutionEnd(How how, List<String> violations, @Nullable Throwable thrown) {

  /** The kinds of end. */
  public enum How {
    /** All actors have ended. */
    ALL_ENDED,
    /** Some actors have not ended, and each of these waits for a lock that is not free. */
    DEADLOCK,
    /** An actor threw; the others were cancelled. */
    THREW,
    /** The maximum number of steps was reached. */
    STEP_LIMIT
  }
}
