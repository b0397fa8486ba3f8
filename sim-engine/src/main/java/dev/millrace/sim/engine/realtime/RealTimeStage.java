package dev.millrace.sim.engine.realtime;

import static java.util.Objects.requireNonNull;

import dev.millrace.api.Message;
import dev.millrace.ledger.Balance;
import dev.millrace.ledger.Journal;
import dev.millrace.ledger.Ledger;
import dev.millrace.ledger.MessageObserver;
import dev.millrace.sim.engine.GuardedPipeline;
import dev.millrace.sim.engine.PipelineDrops;
import dev.millrace.sim.engine.RealTimeSettings;
import dev.millrace.sim.engine.RunContext;
import dev.millrace.sim.engine.Simulation;
import dev.millrace.sim.engine.Simulation.ConsumerSpec;
import dev.millrace.sim.engine.Stage;
import dev.millrace.sim.engine.StageResult;
import dev.millrace.sim.engine.worker.Journeys;
import dev.millrace.sim.engine.worker.Outcomes;
import dev.millrace.sim.engine.worker.WorkerFactory;
import dev.millrace.sim.engine.worker.WorkerParts;
import dev.millrace.sim.measure.Measurements;
import dev.millrace.sim.measure.MessageGroups;
import dev.millrace.sim.measure.Meters;
import dev.millrace.sim.measure.WarmUp;
import dev.millrace.sim.recording.RunRecorder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One stage of a run in real time: a pipeline, the workers on both of its sides, and the account of
 * its messages. Used by the controlling thread alone, except for what serves the pipeline, which is
 * thread-safe.
 */
final class RealTimeStage implements RunContext.Connection {

  final Stage spec;
  final GuardedPipeline pipeline;
  final WorkerFactory factory;
  final PipelineDrops drops;

  /** The workers that put into the pipeline: producers, or the consumers of the stage before. */
  final List<Worker> putters = new ArrayList<>();

  final List<Worker> consumers = new ArrayList<>();

  /** The parts of its workers; those of the workers of the stage before are not among them. */
  final List<WorkerParts> parts = new ArrayList<>();

  private final ThreadScaler scaler = new ThreadScaler();
  private final Ledger ledger;
  private final StartGate gate;
  private final int capacity;
  private final boolean first;
  private @Nullable Balance balance;

  /**
   * Creates a stage without workers, and connects its pipeline to the run.
   *
   * @param putterNames the names of the workers that will put into its pipeline
   * @param groups the groups of putters by which messages are measured
   */
  private RealTimeStage(
      Simulation simulation,
      Stage spec,
      List<String> putterNames,
      MessageGroups groups,
      WarmUp warmUp,
      Outcomes outcomes,
      @Nullable Journeys journeys,
      StartGate gate,
      Duration grace,
      @Nullable RunRecorder recorder) {
    this.spec = spec;
    this.gate = gate;
    this.first = spec.name().equals(Stage.FIRST);
    pipeline = new GuardedPipeline(spec.pipeline(), grace);
    ledger = new Ledger(putterNames, pipeline.keepsOrder());
    capacity = pipeline.capacity();
    factory =
        new WorkerFactory(simulation, spec, ledger, warmUp, groups, outcomes, journeys, recorder);
    MessageObserver dropped = journeys == null ? outcomes : journeys.losses();
    drops = new PipelineDrops(ledger, warmUp, groups, dropped, recorder, gate::nanos);
  }

  /**
   * Creates the stages of a simulation, without workers.
   *
   * @param journeys measures messages across several stages; null if there is one
   * @param grace the time limit of a call of a pipeline
   * @param recorder receives the events of messages; null for none
   */
  static List<RealTimeStage> all(
      Simulation simulation,
      WarmUp warmUp,
      Outcomes outcomes,
      @Nullable Journeys journeys,
      StartGate gate,
      Duration grace,
      @Nullable RunRecorder recorder) {
    List<RealTimeStage> stages = new ArrayList<>();
    List<String> putters = simulation.producerNames();
    MessageGroups groups = simulation.messageGroups();
    for (Stage spec : simulation.stages()) {
      if (!stages.isEmpty()) {
        groups = spec.messageGroups(putters);
      }
      RealTimeStage stage =
          new RealTimeStage(
              simulation, spec, putters, groups, warmUp, outcomes, journeys, gate, grace, recorder);
      if (!stages.isEmpty()) {
        stages.get(stages.size() - 1).factory.handOnTo(stage.factory);
      }
      stages.add(stage);
      putters = spec.workers();
    }
    return stages;
  }

  /** Creates the consuming workers, whose threads are not started. */
  void createConsumers(RealTimeSettings settings, RunEvents events) {
    for (ConsumerSpec each : spec.consumers()) {
      var clock = new RunClock(settings);
      WorkerParts made = factory.consumer(each, clock, pipeline::isClosing, MessageObserver.NONE);
      consumers.add(worker(made, clock, settings, events));
    }
    scaler.add(spec.consumers(), consumers);
  }

  /** Creates a worker of this stage, whose thread is not started. */
  Worker worker(WorkerParts made, RunClock clock, RealTimeSettings settings, RunEvents events) {
    parts.add(made);
    return new Worker(made, clock, settings.threads(), gate, events);
  }

  long offered() {
    return ledger.offered();
  }

  /** Returns whether all workers on one side of the pipeline have ended. */
  boolean isToBeClosed() {
    return putters.stream().allMatch(Worker::hasEnded) || noneTakes();
  }

  private boolean noneTakes() {
    return consumers.stream().allMatch(worker -> worker.hasEnded() || worker.isAbsent());
  }

  /** Returns when the number of workers may change next. */
  long nextScalingNanos() {
    return scaler.nextNanos();
  }

  /** Adds and removes workers, and ends absent ones when the others have drained the pipeline. */
  void scale(long nowNanos) {
    scaler.control(nowNanos, () -> Progress.inPipeline(this));
    if (pipeline.isClosing() && noneTakes()) {
      scaler.endWorkers();
    }
  }

  /** Returns the journals of the workers that put into the pipeline. */
  Stream<Journal> putJournals() {
    return first
        ? putters.stream().map(Worker::journal)
        : putters.stream().map(Worker::handedOn).filter(Objects::nonNull);
  }

  /** Empties the pipeline into the ledger, and closes the ledger. */
  void closeLedger(boolean allEnded) {
    drops.endRun();
    // A correct pipeline holds at most what was offered; an incorrect one may never run dry.
    boolean emptied = pipeline.drainTo(drops::undrained, ledger.offered() + 1);
    balance = ledger.close(emptied && allEnded);
  }

  /** Returns the workers of this stage that are measured. */
  List<WorkerParts> measured(List<String> unmeasured) {
    return parts.stream().filter(each -> !unmeasured.contains(each.name())).toList();
  }

  /** Returns the result of this stage alone, once its ledger is closed. */
  StageResult result(List<String> unmeasured, long endNanos, boolean stopped) {
    Measurements measured = meters(unmeasured).merge(null, endNanos, stopped);
    return new StageResult(spec.name(), requireNonNull(balance), measured, capacity);
  }

  Meters meters(List<String> unmeasured) {
    return factory.meters(measured(unmeasured), unmeasured, drops.counted());
  }

  @Override
  public long nanos() {
    return gate.nanos();
  }

  @Override
  public void dropped(Message message, String reason) {
    drops.dropped(message, reason);
  }
}
