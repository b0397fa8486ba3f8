package dev.millrace.sim.report;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A pipeline that is compared with others, and what came of the scenario with it.
 *
 * @param pipeline its type
 * @param played what came of it; null if it was not run
 * @param obstacle why it could not be run; null if it was, or somebody asked to stop before
 */
public record Contender(String pipeline, @Nullable Played played, @Nullable String obstacle) {

  /** Why it failed, a sentence each; empty if it did not. */
  public List<String> failures() {
    return played == null
        ? Stream.ofNullable(obstacle).toList()
        : Stream.concat(
                played.pooled().failures().stream(),
                played.pooled().balance().complaints().stream()
                    .map(complaint -> "the ledger does not balance: " + complaint))
            .distinct()
            .toList();
  }

  /** Whether it was not run, or not to the end, because somebody asked to stop. */
  public boolean interrupted() {
    return played == null ? obstacle == null : played.pooled().interrupted();
  }

  /** Whether a precision was asked for and not reached. */
  public boolean missed() {
    return played != null && played.study().ending().isMiss();
  }

  /** Whether it was run to an end that makes its figures worth comparing. */
  boolean finished() {
    return played != null && failures().isEmpty() && !interrupted();
  }
}
