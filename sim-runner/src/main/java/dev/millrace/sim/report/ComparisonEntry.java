package dev.millrace.sim.report;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The result of a scenario with one of several pipelines.
 *
 * @param pipeline its type
 * @param run null if it was not run
 * @param error why it could not be run; null if it was, or after an interruption
 */
public record ComparisonEntry(String pipeline, @Nullable EngineRun run, @Nullable String error) {

  /** Returns why it failed, one sentence each. */
  public List<String> failures() {
    return run == null
        ? Stream.ofNullable(error).toList()
        : Stream.concat(
                run.pooled().failures().stream(),
                run.pooled().balance().complaints().stream()
                    .map(violation -> "the ledger does not balance: " + violation))
            .distinct()
            .toList();
  }

  /** Whether a request to stop prevented the run or ended it early. */
  public boolean interrupted() {
    return run == null ? error == null : run.pooled().interrupted();
  }

  /** Whether the requested precision was not reached. */
  public boolean missed() {
    return run != null && run.study().stopReason().isMiss();
  }

  /** Whether the run ended in a way that makes its figures comparable. */
  boolean finished() {
    return run != null && failures().isEmpty() && !interrupted();
  }
}
