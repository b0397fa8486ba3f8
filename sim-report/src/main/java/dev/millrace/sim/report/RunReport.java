package dev.millrace.sim.report;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.millrace.sim.engine.RunResult;
import dev.millrace.sim.measure.Latency;
import dev.millrace.sim.measure.Measurements;
import dev.millrace.sim.scenario.EngineChoice;
import dev.millrace.sim.scenario.Scenario;
import dev.millrace.sim.scenario.Study;
import dev.millrace.sim.scenario.require.Figure;
import dev.millrace.sim.study.EngineResult;
import dev.millrace.sim.study.Forecast;
import dev.millrace.sim.study.Limit;
import dev.millrace.sim.study.RunStatus;
import dev.millrace.sim.study.Sample;
import dev.millrace.sim.study.StopReason;
import dev.millrace.sim.study.StudyResult;
import dev.millrace.sim.study.Verdict;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The result of a run under one engine, or of all its replications together.
 *
 * @param failures why the run failed, one sentence each
 * @param lastError the last error of the last message that failed; null if none did
 * @param unmeasuredWorkers the workers that did not end, whose figures are missing
 * @param overloaded whether a producer fell steadily further behind its schedule
 * @param scheduleLagNanos if so, its least lag in each quarter of the schedule; else null
 * @param finalLagNanos how far the latest producer was behind its schedule when it ended
 * @param elapsedNanos from the start to the end of the last worker, summed over the replications
 * @param warmUpNanos the excluded beginning, averaged over the replications
 * @param observedNanos the time that rates and shares of time are divided by, summed over the
 *     replications: from the end of the warm-up to the end of the run's duration; without one, or
 *     if all producers end before, to the last due time or completion
 * @param processorNanos the processor time of the workers; null in virtual time
 * @param replications the number of runs
 * @param stopReason why no further replication was added
 * @param intervals null if no figure has one
 * @param precision the figure of run.precision-of; null if no precision was requested
 * @param requirements the verdicts on the scenario's requirements; null if there are none
 * @param stages the stages, if there are several; null if there is one
 * @param limits what limits the run, empty if nothing does; null if it failed, or too little was
 *     measured
 * @param reasons the figures that show it, a phrase for each limit; null with the limits
 * @param series the course of the run, or of the first replication; null unless it was recorded
 * @param wallNanos the wall-clock time of the simulation; not part of the JSON form
 */
public record RunReport(
    EngineChoice engine,
    Outcome outcome,
    List<String> failures,
    @Nullable String lastError,
    List<String> unmeasuredWorkers,
    boolean overloaded,
    @Nullable List<Long> scheduleLagNanos,
    long finalLagNanos,
    long elapsedNanos,
    long warmUpNanos,
    long observedNanos,
    @Nullable Long processorNanos,
    int replications,
    StopReason stopReason,
    LedgerReport ledger,
    Measures measured,
    @Nullable Intervals intervals,
    @Nullable FigureReport precision,
    @Nullable List<RequirementReport> requirements,
    @Nullable List<StageReport> stages,
    @Nullable List<Limit> limits,
    @Nullable List<String> reasons,
    @Nullable SeriesReport series,
    @JsonIgnore long wallNanos) {

  /** How a run ended. */
  public enum Outcome {
    DONE,
    INTERRUPTED,
    FAILED
  }

  /**
   * Returns the report of a scenario under one engine.
   *
   * @param forecast what was known before
   * @param of its result
   */
  public static RunReport of(Scenario scenario, Forecast forecast, EngineResult of) {
    EngineChoice engine = of.engine();
    StudyResult study = of.study();
    RunResult result = study.pooled();
    Measurements measured = result.measurements();
    int replications = study.samples().size();
    List<Limit> limits = Limit.isKnown(study) ? Limit.of(study, forecast) : null;
    return new RunReport(
        engine,
        outcome(of.status()),
        result.failures(),
        result.lastError(),
        result.unmeasured(),
        measured.overloaded(),
        measured.overloaded() ? measured.lagGrowth() : null,
        measured.behindNanos(),
        result.elapsedNanos(),
        study.samples().stream().mapToLong(Sample::warmUpNanos).sum() / Math.max(1, replications),
        measured.observedNanos(),
        result.processorNanos(),
        replications,
        study.stopReason(),
        LedgerReport.of(result.ledger()),
        Measures.of(study, engine, scenario.run().realTime().measure()),
        Intervals.of(study),
        precision(scenario.study(), study),
        requirements(of.verdicts()),
        StageReport.of(scenario, engine, study),
        limits,
        limits == null ? null : LimitPhrases.of(limits, study, forecast),
        result.series() == null ? null : SeriesReport.of(result.series()),
        of.wallNanos());
  }

  private static @Nullable FigureReport precision(Study settings, StudyResult study) {
    Figure figure = settings.precisionOf();
    return settings.precision() == null
        ? null
        : FigureReport.of(figure, study.estimate(figure, StudyResult.CONFIDENCE));
  }

  private static @Nullable List<RequirementReport> requirements(List<Verdict> verdicts) {
    return verdicts.isEmpty() ? null : verdicts.stream().map(RequirementReport::of).toList();
  }

  private static Outcome outcome(RunStatus status) {
    return switch (status) {
      case FAILED -> Outcome.FAILED;
      case INTERRUPTED -> Outcome.INTERRUPTED;
      case MISSED, UNDECIDED, DONE -> Outcome.DONE;
    };
  }

  /** Returns the failures and the violations of the ledger, one sentence each. */
  public List<String> problems() {
    return RunResult.problems(failures, ledger.violations());
  }

  /** Returns the verdicts on requirements; empty if there are none. */
  List<RequirementReport> verdicts() {
    return requirements == null ? List.of() : requirements;
  }

  /** Whether the requested precision was not reached. */
  public boolean missedPrecision() {
    return stopReason.isMiss();
  }

  /**
   * Returns the times from due to taken; throws {@link NoSuchElementException} if there are none.
   */
  public Latency waiting() {
    return Latency.required(measured.waitNanos());
  }

  /**
   * Returns the times from taken to done; throws {@link NoSuchElementException} if there are none.
   */
  public Latency service() {
    return Latency.required(measured.serviceNanos());
  }

  /**
   * Returns the times from due to done; throws {@link NoSuchElementException} if there are none.
   */
  public Latency sojourn() {
    return Latency.required(measured.sojournNanos());
  }

  boolean virtual() {
    return engine == EngineChoice.VIRTUAL;
  }
}
