package dev.millrace.explore;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an execution ended.
 *
 * @param kind the kind of ending
 * @param violations one sentence for each violation; empty if all actors ended
 * @param thrown the exception that an actor threw, or null
 */
public record Outcome(Kind kind, List<String> violations, @Nullable Throwable thrown) {

  /** The kinds of outcome. */
  public enum Kind {
    /** All actors ended. */
    COMPLETED,
    /** Some actors have not ended, and each of them waits for a lock that is held. */
    DEADLOCK,
    /** An actor threw an exception; the others were stopped where they were. */
    EXCEPTION,
    /** The execution was abandoned after the maximum number of steps. */
    STEP_LIMIT
  }
}
