package dev.millrace.sim.engine.realtime;

import dev.millrace.ledger.MessageObserver;
import dev.millrace.sim.engine.Engine;
import dev.millrace.sim.engine.Failures;
import dev.millrace.sim.engine.MessageBudget;
import dev.millrace.sim.engine.Nanos;
import dev.millrace.sim.engine.RunResult;
import dev.millrace.sim.engine.Simulation;
import dev.millrace.sim.engine.Simulation.ProducerSpec;
import dev.millrace.sim.engine.StageResult;
import dev.millrace.sim.engine.realtime.RunEvents.AbortRequested;
import dev.millrace.sim.engine.realtime.RunEvents.Ended;
import dev.millrace.sim.engine.realtime.RunEvents.Event;
import dev.millrace.sim.engine.realtime.RunEvents.MessagesSpent;
import dev.millrace.sim.engine.realtime.RunEvents.StopRequested;
import dev.millrace.sim.engine.worker.Journeys;
import dev.millrace.sim.engine.worker.Outcomes;
import dev.millrace.sim.engine.worker.WorkerFactory;
import dev.millrace.sim.engine.worker.WorkerParts;
import dev.millrace.sim.measure.WarmUp;
import dev.millrace.sim.recording.RunRecorder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The engine of real threads in real time: one thread for each worker, and the calling thread in
 * control.
 *
 * <p>Every run ends in this order: the producers stop, the pipeline is closed, the consumers drain
 * it, each component is closed by the thread that used it, the ledger is closed. If the producers
 * end by themselves, the drain takes as long as it needs. If the duration has passed, the run is
 * stopped or a component fails, the drain may take the drain time-out; then every worker is
 * interrupted and the messages that it holds are abandoned.
 *
 * <p>For one run. {@link #stop} and {@link #abort} may be called from any thread; all other state
 * belongs to the thread that called {@link #run}.
 */
public final class RealTimeEngine implements Engine {

  /** How long an interrupted worker may take to end, and a pipeline to return from a call. */
  private static final Duration GRACE = Duration.ofSeconds(1);

  private static final long MAX_TICK_NANOS = Duration.ofMillis(100).toNanos();
  private static final long MIN_TICK_NANOS = Duration.ofMillis(1).toNanos();

  private final Simulation simulation;
  private final RunEvents events = new RunEvents();

  /** The stages that messages pass through, usually one. */
  private final List<RealTimeStage> stages;

  /** Measures messages across several stages; null if there is one. */
  private final @Nullable Journeys journeys;

  private final List<Worker> producers = new ArrayList<>();
  private final Progress progress;
  private final Duration stallTimeout;
  private final StallWatch stallWatch;
  private final StartGate gate;
  private final @Nullable RunRecorder recorder;
  private final @Nullable ExpiryThread expiry;
  private final ProcessorTime processorTime;
  private final long horizonNanos;

  private final List<String> failures = new ArrayList<>();
  private int liveWorkers;
  private boolean interrupted;
  private boolean stopping;
  private boolean aborting;
  private boolean timeUp;
  private long startNanoTime = System.nanoTime();

  /** When the run is aborted, in nanoseconds since the start. */
  private long deadlineNanos = Long.MAX_VALUE;

  /** Creates an engine for one run. */
  public RealTimeEngine(Simulation simulation) {
    this.simulation = simulation;
    this.processorTime = new ProcessorTime(simulation.settings().realTime().threads());
    this.horizonNanos = simulation.settings().horizonNanos();
    this.gate = new StartGate(simulation.workers());
    WarmUp warmUp = simulation.settings().newWarmUp();
    Outcomes outcomes = new Outcomes(simulation);
    this.journeys =
        simulation.laterStages().isEmpty()
            ? null
            : new Journeys(warmUp, simulation.messageGroups(), outcomes);
    this.recorder = simulation.newRecorder(false);
    this.stages = RealTimeStage.all(simulation, warmUp, outcomes, journeys, gate, GRACE, recorder);
    this.expiry = ExpiryThread.of(simulation, stages.get(0));
    createWorkers();
    this.progress = new Progress(producers, stages);
    this.stallTimeout = simulation.settings().stallTimeout();
    this.stallWatch =
        new StallWatch(progress::moves, progress::someWorkerWillWake, stallTimeout.toNanos());
    stages.forEach(stage -> stage.spec.context().connect(stage));
  }

  @Override
  public void stop() {
    events.requestStop();
  }

  @Override
  public void abort() {
    events.requestAbort();
  }

  @Override
  public RunResult run() throws InterruptedException {
    liveWorkers = Math.toIntExact(allWorkers().count());
    stages.forEach(stage -> stage.consumers.forEach(Worker::start));
    producers.forEach(Worker::start);
    long tick = Math.max(MIN_TICK_NANOS, Math.min(MAX_TICK_NANOS, stallTimeout.toNanos() / 4));
    try {
      startNanoTime = gate.openWhenAllArrived();
      if (expiry != null) {
        expiry.start();
      }
      deadlineNanos = Nanos.sum(horizonNanos, drainNanos());
      while (liveWorkers > 0 && !(aborting && isDeadlinePassed())) {
        long untilTimeUp = timeUp ? tick : Math.max(0, horizonNanos - elapsedNanos());
        long untilScaled = Math.max(0, nextScalingNanos() - elapsedNanos());
        handle(events.next(Math.min(tick, Math.min(untilTimeUp, untilScaled))));
        control();
      }
    } catch (InterruptedException e) {
      abortNow();
      if (expiry != null) {
        expiry.stop();
      }
      throw e;
    }
    return result();
  }

  private void createWorkers() {
    var settings = simulation.settings();
    var budget = new MessageBudget(settings.messages(), events::messagesSpent);
    stages.forEach(stage -> stage.createConsumers(settings.realTime(), events));
    RealTimeStage first = stages.get(0);
    for (ProducerSpec spec : simulation.producers()) {
      var clock = new RunClock(settings.realTime());
      MessageObserver also = expiry != null && spec.expiresAtOnce() ? expiry : MessageObserver.NONE;
      WorkerParts parts = first.factory.producer(spec, budget, clock, also);
      producers.add(first.worker(parts, clock, settings.realTime(), events));
    }
    List<Worker> putters = producers;
    for (RealTimeStage stage : stages) {
      stage.putters.addAll(putters);
      putters = stage.consumers;
    }
  }

  private void handle(@Nullable Event event) {
    if (event instanceof Ended ended) {
      liveWorkers--;
      String failure = ended.worker().failure();
      if (failure != null) {
        fail(failure);
      }
    } else if (event instanceof MessagesSpent) {
      producers.forEach(Worker::stop);
    } else if (event instanceof StopRequested) {
      interrupted = true;
      stopProducers();
    } else if (event instanceof AbortRequested) {
      interrupted = true;
      abortNow();
    }
  }

  /** Does what is due after an event or a tick. */
  private void control() {
    // Without consumers, closing also wakes the workers that wait to put.
    stages.stream().filter(RealTimeStage::isToBeClosed).forEach(stage -> stage.pipeline.close());
    long nowNanos = elapsedNanos();
    stages.forEach(stage -> stage.scale(nowNanos));
    if (!timeUp && nowNanos >= horizonNanos) {
      timeUp = true;
      producers.forEach(Worker::endTime);
    }
    if (aborting) {
      // Repeated for a component that swallowed the previous interrupt.
      liveWorkers().forEach(Worker::cancel);
    } else if (isDeadlinePassed()) {
      abortNow();
    } else if (progress.pipelineInvents()) {
      fail(Failures.reason(Failures.inventsMessages()));
      abortNow();
    } else if (stallWatch.isStalled(System.nanoTime())) {
      fail(progress.describeStall(stallTimeout, liveWorkers()));
      abortNow();
    }
  }

  private long nextScalingNanos() {
    return stages.stream().mapToLong(RealTimeStage::nextScalingNanos).min().orElseThrow();
  }

  private void fail(String failure) {
    failures.add(failure);
    stopProducers();
  }

  private void stopProducers() {
    if (!stopping) {
      stopping = true;
      deadlineNanos = Math.min(deadlineNanos, Nanos.sum(elapsedNanos(), drainNanos()));
      producers.forEach(Worker::stop);
    }
  }

  private void abortNow() {
    if (!aborting) {
      stopProducers();
      aborting = true;
      deadlineNanos = Nanos.sum(elapsedNanos(), GRACE.toNanos());
      liveWorkers().forEach(Worker::cancel);
      stages.forEach(stage -> stage.pipeline.close());
    }
  }

  private boolean isDeadlinePassed() {
    return elapsedNanos() >= deadlineNanos;
  }

  private long elapsedNanos() {
    return System.nanoTime() - startNanoTime;
  }

  private long drainNanos() {
    return simulation.settings().realTimeDrain().toNanos();
  }

  private Stream<Worker> allWorkers() {
    return Stream.concat(
        producers.stream(), stages.stream().flatMap(stage -> stage.consumers.stream()));
  }

  private List<Worker> liveWorkers() {
    return allWorkers().filter(worker -> !worker.hasEnded()).toList();
  }

  private RunResult result() {
    long elapsedNanos = elapsedNanos();
    stages.forEach(stage -> stage.pipeline.close());
    if (expiry != null) {
      failures.addAll(expiry.end(GRACE));
    }
    List<Worker> stuck = liveWorkers();
    for (Worker worker : stuck) {
      failures.add("a worker did not end when interrupted: " + worker.describe());
    }
    boolean allEnded = stuck.isEmpty();
    for (RealTimeStage stage : stages) {
      stage.closeLedger(allEnded);
      failures.addAll(stage.pipeline.failures());
    }
    List<String> unmeasured = stuck.stream().map(Worker::name).toList();
    boolean stopped =
        (stopping && !timeUp) || simulation.settings().isSpent(stages.get(0).offered());
    List<StageResult> results =
        stages.stream().map(each -> each.result(unmeasured, elapsedNanos, stopped)).toList();
    RunResult ofFirst = ofFirst(results.get(0), unmeasured, elapsedNanos);
    return journeys == null
        ? ofFirst
        : ofFirst.across(
            results,
            journeys.measurements(
                stages.stream().map(stage -> stage.meters(unmeasured)).toList(),
                unmeasured,
                elapsedNanos,
                stopped));
  }

  private RunResult ofFirst(StageResult first, List<String> unmeasured, long elapsedNanos) {
    List<WorkerParts> measured =
        stages.stream().flatMap(stage -> stage.measured(unmeasured).stream()).toList();
    measured.forEach(WorkerParts::flush);
    return new RunResult(
        first.ledger(),
        first.measurements(),
        unmeasured,
        first.pipelineCapacity(),
        elapsedNanos,
        interrupted,
        failures,
        WorkerFactory.lastError(measured, elapsedNanos),
        processorTime.nanos(
            allWorkers().filter(Worker::hasEnded).mapToLong(Worker::processorNanos)),
        List.of(),
        recorder == null ? null : recorder.series(elapsedNanos));
  }
}
