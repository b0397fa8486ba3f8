package dev.millrace.sim.study;

import dev.millrace.ledger.Balance;
import dev.millrace.ledger.Violation;
import dev.millrace.sim.engine.RunResult;
import dev.millrace.sim.engine.StageResult;
import dev.millrace.sim.measure.PooledMeasurements;
import dev.millrace.sim.recording.TimeSeries;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The pooled replications of a study, in the order of their numbers. Not thread-safe. */
final class Pool {

  private final PooledMeasurements measurements = new PooledMeasurements();
  private final List<Sample> samples = new ArrayList<>();
  private final PooledShares waits = new PooledShares();
  private final PooledShares sojourns = new PooledShares();
  private final List<String> failures = new ArrayList<>();
  private Balance balance = new Balance(0, 0, new TreeMap<>(), 0, 0, 0, Map.of());
  private int pipelineCapacity;
  private long elapsedNanos;
  private final boolean examinedRepeatedly;
  private final boolean losesOnlyWhenFull;
  private final boolean neverBlocks;
  private boolean interrupted;
  private @Nullable String lastError;
  private @Nullable TimeSeries series;

  /** The pools of the stages, if there are several. */
  private final Map<String, Pool> stages = new LinkedHashMap<>();

  /**
   * Creates an empty pool.
   *
   * @param examinedRepeatedly whether a stopping rule decides how many replications there are
   * @param losesOnlyWhenFull whether no message is dropped unless the pipeline is full
   * @param neverBlocks whether the overflow policy never lets a producer wait
   */
  Pool(boolean examinedRepeatedly, boolean losesOnlyWhenFull, boolean neverBlocks) {
    this.examinedRepeatedly = examinedRepeatedly;
    this.losesOnlyWhenFull = losesOnlyWhenFull;
    this.neverBlocks = neverBlocks;
  }

  /** Adds the next replication. */
  void add(int number, RunResult run) {
    measurements.add(run.measurements());
    samples.add(Sample.of(run.measurements()));
    waits.add(run.measurements().waits());
    sojourns.add(run.measurements().sojourns());
    balance = sum(balance, run.ledger());
    run.problems().forEach(problem -> fail(number, problem));
    pipelineCapacity = run.pipelineCapacity();
    elapsedNanos += run.elapsedNanos();
    interrupted |= run.interrupted();
    lastError = run.lastError() == null ? lastError : run.lastError();
    series = series == null ? run.series() : series;
    for (StageResult stage : run.stages()) {
      stages
          .computeIfAbsent(stage.name(), name -> new Pool(examinedRepeatedly, false, false))
          .add(number, alone(stage, run.elapsedNanos()));
    }
  }

  /** Returns the result of a stage as that of a run. */
  private static RunResult alone(StageResult stage, long elapsedNanos) {
    return new RunResult(
        stage.ledger(),
        stage.measurements(),
        List.of(),
        stage.pipelineCapacity(),
        elapsedNanos,
        false,
        List.of(),
        null);
  }

  /** Records that a replication failed. */
  void fail(int number, String failure) {
    failures.add("replication " + number + ": " + failure);
  }

  /** Records that a replication was not run because of a request to stop. */
  void interrupt() {
    interrupted = true;
  }

  /** Whether a failure or an interruption ends the study. */
  boolean cutShort() {
    return interrupted || !failures.isEmpty();
  }

  /** Returns the result of the replications added so far. */
  StudyResult result(StopReason stopReason) {
    RunResult pooled =
        new RunResult(
                balance,
                measurements.pooled(),
                List.of(),
                pipelineCapacity,
                elapsedNanos,
                interrupted,
                List.copyOf(failures),
                lastError)
            .with(series);
    return new StudyResult(
        pooled,
        List.copyOf(samples),
        waits,
        sojourns,
        stopReason,
        examinedRepeatedly,
        losesOnlyWhenFull,
        neverBlocks,
        stages.entrySet().stream()
            .map(each -> new StageStudy(each.getKey(), each.getValue().result(stopReason)))
            .toList());
  }

  private static Balance sum(Balance some, Balance more) {
    SortedMap<String, Long> dropped = new TreeMap<>(some.droppedByReason());
    more.droppedByReason().forEach((reason, count) -> dropped.merge(reason, count, Long::sum));
    Map<Violation, Balance.Finding> violations = new EnumMap<>(Violation.class);
    violations.putAll(some.violations());
    violations.putAll(more.violations());
    return new Balance(
        some.offered() + more.offered(),
        some.delivered() + more.delivered(),
        dropped,
        some.failed() + more.failed(),
        some.abandoned() + more.abandoned(),
        some.undrained() + more.undrained(),
        violations);
  }
}
