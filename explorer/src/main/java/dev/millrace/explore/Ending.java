package dev.millrace.explore;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a run ended.
 *
 * @param how in which of the ways
 * @param complaints what is wrong with that, in a sentence each; empty when all actors ended
 * @param thrown what an actor threw, or null if none did
 */
public record Ending(How how, List<String> complaints, @Nullable Throwable thrown) {

  /** The ways in which a run ends. */
  public enum How {
    /** All actors came to the end of what they do. */
    ALL_ENDED,
    /** Some actors have not ended, and each of them waits for a lock that is not free. */
    DEADLOCK,
    /** An actor threw; the others were stopped where they were. */
    THREW,
    /** So many steps were taken that the run was given up. */
    STEP_LIMIT
  }
}
