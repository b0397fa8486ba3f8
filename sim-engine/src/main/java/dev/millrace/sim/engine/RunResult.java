package dev.millrace.sim.engine;

import dev.millrace.ledger.Balance;
import dev.millrace.sim.measure.Measurements;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run came to.
 *
 * @param balance the closed ledger
 * @param measurements what the workers measured
 * @param unmeasured the workers that did not end, whose measurements are left out
 * @param pipelineCapacity how many messages fit into the pipeline, as it told
 * @param elapsedNanos from the start to the end of the last worker
 * @param interrupted whether someone asked the run to stop
 * @param failures why the run failed, the first cause first; empty if it did not
 * @param lastError why the last attempt for the last message that failed did so, or null
 * @param processorNanos the processor time that the workers used, or the whole process if their
 *     threads were virtual; null where no workers have threads
 */
public record RunResult(
    Balance balance,
    Measurements measurements,
    List<String> unmeasured,
    int pipelineCapacity,
    long elapsedNanos,
    boolean interrupted,
    List<String> failures,
    @Nullable String lastError,
    @Nullable Long processorNanos) {

  /** What a run came to whose workers had no threads. */
  public RunResult(
      Balance balance,
      Measurements measurements,
      List<String> unmeasured,
      int pipelineCapacity,
      long elapsedNanos,
      boolean interrupted,
      List<String> failures,
      @Nullable String lastError) {
    this(
        balance,
        measurements,
        unmeasured,
        pipelineCapacity,
        elapsedNanos,
        interrupted,
        failures,
        lastError,
        null);
  }

  /** Whether the run ended by itself or by request, and every message is accounted for. */
  public boolean succeeded() {
    return failures.isEmpty() && balance.balanced();
  }
}
