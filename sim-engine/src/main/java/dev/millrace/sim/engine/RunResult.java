package dev.millrace.sim.engine;

import dev.millrace.ledger.Balance;
import dev.millrace.sim.measure.Latency;
import dev.millrace.sim.measure.Measurements;
import dev.millrace.sim.recording.TimeSeries;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The result of a run. With several stages, the ledger and the figures are those of messages from
 * the due time in the first stage to the end of the last one; the queue and the capacity are those
 * of the first.
 *
 * @param ledger the closed account of every message
 * @param measurements the figures, merged from all workers
 * @param unmeasured the workers that did not end, whose measurements are missing
 * @param pipelineCapacity the capacity of the pipeline
 * @param elapsedNanos from the start to the end of the last worker
 * @param interrupted whether a stop or an abort was requested
 * @param failures why the run failed, the first cause first; empty if it did not
 * @param lastError the last error of the last message that failed; null if none did
 * @param processorNanos the processor time of the workers' threads, or of the process if these are
 *     virtual; null in virtual time
 * @param stages the results of the stages; empty if there is one
 * @param series the course of the run; null unless it was recorded
 */
public record RunResult(
    Balance ledger,
    Measurements measurements,
    List<String> unmeasured,
    int pipelineCapacity,
    long elapsedNanos,
    boolean interrupted,
    List<String> failures,
    @Nullable String lastError,
    @Nullable Long processorNanos,
    List<StageResult> stages,
    @Nullable TimeSeries series) {

  /** Creates the result of a run of one stage whose workers had no threads. */
  public RunResult(
      Balance ledger,
      Measurements measurements,
      List<String> unmeasured,
      int pipelineCapacity,
      long elapsedNanos,
      boolean interrupted,
      List<String> failures,
      @Nullable String lastError) {
    this(
        ledger,
        measurements,
        unmeasured,
        pipelineCapacity,
        elapsedNanos,
        interrupted,
        failures,
        lastError,
        null,
        List.of(),
        null);
  }

  /**
   * Returns this result of a first stage as that of a run with several.
   *
   * @param all the results of the stages, the first one included
   * @param measured the figures across all stages
   */
  public RunResult across(List<StageResult> all, Measurements measured) {
    return new RunResult(
        Balance.across(all.stream().map(StageResult::ledger).toList()),
        measured,
        unmeasured,
        pipelineCapacity,
        elapsedNanos,
        interrupted,
        failures,
        lastError,
        processorNanos,
        all.stream().map(stage -> stage.observedTo(measured.toNanos())).toList(),
        series);
  }

  /** Returns this result with the course of the run. */
  public RunResult with(@Nullable TimeSeries recorded) {
    return new RunResult(
        ledger,
        measurements,
        unmeasured,
        pipelineCapacity,
        elapsedNanos,
        interrupted,
        failures,
        lastError,
        processorNanos,
        stages,
        recorded);
  }

  /** Returns this result with a failure that came before the others. */
  public RunResult withFirstFailure(String first) {
    return withAllFailures(Stream.concat(Stream.of(first), failures.stream()).toList());
  }

  /** Returns this result with more failures. */
  public RunResult withFailures(List<String> more) {
    return withAllFailures(Stream.concat(failures.stream(), more.stream()).toList());
  }

  private RunResult withAllFailures(List<String> all) {
    return new RunResult(
        ledger,
        measurements,
        unmeasured,
        pipelineCapacity,
        elapsedNanos,
        interrupted,
        all,
        lastError,
        processorNanos,
        stages,
        series);
  }

  /** Returns whether the run did not fail and every message is accounted for. */
  public boolean succeeded() {
    return failures.isEmpty() && ledger.balanced();
  }

  /** Returns the failures and the violations of the ledger, one sentence each. */
  public List<String> problems() {
    return problems(failures, ledger.describeViolations());
  }

  /** Returns failures and violations of a ledger, one sentence each, without repetitions. */
  public static List<String> problems(List<String> failures, List<String> violations) {
    return Stream.concat(
            failures.stream(),
            violations.stream().map(violation -> "the ledger does not balance: " + violation))
        .distinct()
        .toList();
  }

  /** Returns the times from due to taken; throws NoSuchElementException if there are none. */
  public Latency waiting() {
    return Latency.required(Latency.of(measurements.waits()));
  }

  /** Returns the times from taken to done; throws NoSuchElementException if there are none. */
  public Latency service() {
    return Latency.required(Latency.of(measurements.services()));
  }

  /** Returns the times from due to done; throws NoSuchElementException if there are none. */
  public Latency sojourn() {
    return Latency.required(Latency.of(measurements.sojourns()));
  }
}
