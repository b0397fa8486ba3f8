package dev.millrace.sim.report;

import dev.millrace.sim.engine.RunResult;
import dev.millrace.sim.scenario.EngineChoice;
import dev.millrace.sim.study.StopReason;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The result of a run under one engine, or of all its replications together.
 *
 * @param failures why the run failed, one sentence each
 * @param overloaded whether a producer fell steadily further behind its schedule
 * @param scheduleLagNanos if so, its least lag in each quarter of the schedule; else null
 * @param elapsedNanos from the start to the end of the last worker, summed over the replications
 * @param warmUpNanos the excluded beginning, averaged over the replications
 * @param processorNanos the processor time of the workers; null in virtual time
 * @param replications the number of runs
 * @param stopReason why no further replication was added
 * @param intervals null if no figure has one
 */
public record RunReport(
    EngineChoice engine,
    Outcome outcome,
    List<String> failures,
    boolean overloaded,
    @Nullable List<Long> scheduleLagNanos,
    long elapsedNanos,
    long warmUpNanos,
    @Nullable Long processorNanos,
    int replications,
    StopReason stopReason,
    LedgerReport ledger,
    Measures measured,
    @Nullable Intervals intervals) {

  /** How a run ended. */
  public enum Outcome {
    DONE,
    INTERRUPTED,
    FAILED
  }

  /**
   * Returns the report of a run.
   *
   * @param timed whether any times were taken; false with {@code run.measure = off}
   */
  public static RunReport of(EngineRun run, boolean timed) {
    RunResult result = run.pooled();
    boolean overloaded = result.measurements().overloaded();
    return new RunReport(
        run.engine(),
        run.outcome(),
        result.failures(),
        overloaded,
        overloaded ? result.measurements().lagGrowth() : null,
        result.elapsedNanos(),
        run.warmUpNanos(),
        result.processorNanos(),
        run.replications(),
        run.study().stopReason(),
        LedgerReport.of(result.balance()),
        Measures.of(run, timed),
        Intervals.of(run.study()));
  }

  /**
   * Returns the times from due to taken.
   *
   * @throws NoSuchElementException if no delivered message was timed
   */
  public Latency waiting() {
    return measured(measured.waitNanos());
  }

  /**
   * Returns the times from taken to done.
   *
   * @throws NoSuchElementException if no delivered message was timed
   */
  public Latency service() {
    return measured(measured.serviceNanos());
  }

  /**
   * Returns the times from due to done.
   *
   * @throws NoSuchElementException if no delivered message was timed
   */
  public Latency sojourn() {
    return measured(measured.sojournNanos());
  }

  private static Latency measured(@Nullable Latency latency) {
    if (latency == null) {
      throw new NoSuchElementException("no delivered message was timed");
    }
    return latency;
  }
}
