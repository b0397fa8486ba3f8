package dev.millrace.sim.engine.realtime;

import dev.millrace.api.Message;
import dev.millrace.ledger.Balance;
import dev.millrace.ledger.Ledger;
import dev.millrace.ledger.MessageObserver;
import dev.millrace.sim.engine.Engine;
import dev.millrace.sim.engine.Failures;
import dev.millrace.sim.engine.GuardedPipeline;
import dev.millrace.sim.engine.MessageBudget;
import dev.millrace.sim.engine.Nanos;
import dev.millrace.sim.engine.PipelineDrops;
import dev.millrace.sim.engine.RunContext;
import dev.millrace.sim.engine.RunResult;
import dev.millrace.sim.engine.Simulation;
import dev.millrace.sim.engine.Simulation.ConsumerSpec;
import dev.millrace.sim.engine.Simulation.ProducerSpec;
import dev.millrace.sim.engine.realtime.RunEvents.AbortRequested;
import dev.millrace.sim.engine.realtime.RunEvents.Ended;
import dev.millrace.sim.engine.realtime.RunEvents.Event;
import dev.millrace.sim.engine.realtime.RunEvents.MessagesSpent;
import dev.millrace.sim.engine.realtime.RunEvents.StopRequested;
import dev.millrace.sim.engine.worker.WorkerFactory;
import dev.millrace.sim.engine.worker.WorkerParts;
import dev.millrace.sim.measure.WarmUp;
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
  private final Ledger ledger;
  private final GuardedPipeline pipeline;
  private final WorkerFactory factory;
  private final List<WorkerParts> parts = new ArrayList<>();
  private final List<Worker> producers = new ArrayList<>();
  private final List<Worker> consumers = new ArrayList<>();
  private final Progress progress;
  private final Duration stallTimeout;
  private final StallWatch stallWatch;
  private final StartGate gate;
  private final PipelineDrops drops;
  private final @Nullable ExpiryThread expiry;
  private final int capacity;
  private final ProcessorTime processorTime;
  private final long horizonNanos;

  private final List<String> failures = new ArrayList<>();
  private int liveProducers;
  private int liveConsumers;
  private boolean interrupted;
  private boolean stopping;
  private boolean aborting;
  private boolean timeUp;
  private long startNanoTime = System.nanoTime();

  /** When the run is aborted, in nanoseconds since the start. */
  private long deadlineNanos = Long.MAX_VALUE;

  /** Creates an engine for one run. */
  public RealTimeEngine(Simulation simulation) {
    if (!simulation.laterStages().isEmpty()) {
      throw new IllegalArgumentException(
          "a run with several stages is possible in virtual time only");
    }
    this.simulation = simulation;
    this.processorTime = new ProcessorTime(simulation.settings().realTime().threads());
    this.horizonNanos = simulation.settings().horizonNanos();
    this.pipeline = new GuardedPipeline(simulation.pipeline(), GRACE);
    this.ledger = new Ledger(simulation.producerNames(), pipeline.keepsOrder());
    this.gate = new StartGate(simulation.producers().size() + simulation.consumers().size());
    this.capacity = pipeline.capacity();
    WarmUp warmUp = simulation.settings().newWarmUp();
    this.factory = new WorkerFactory(simulation, ledger, warmUp);
    this.drops = new PipelineDrops(ledger, warmUp, factory.groups(), factory.outcomes());
    var connection = new Connection();
    this.expiry = ExpiryThread.of(simulation, connection);
    createWorkers();
    this.progress = new Progress(producers, consumers, drops);
    this.stallTimeout = simulation.settings().stallTimeout();
    this.stallWatch =
        new StallWatch(progress::moves, progress::someWorkerWillWake, stallTimeout.toNanos());
    simulation.context().connect(connection);
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
    liveProducers = producers.size();
    liveConsumers = consumers.size();
    consumers.forEach(Worker::start);
    producers.forEach(Worker::start);
    long tick = Math.max(MIN_TICK_NANOS, Math.min(MAX_TICK_NANOS, stallTimeout.toNanos() / 4));
    try {
      startNanoTime = gate.openWhenAllArrived();
      if (expiry != null) {
        expiry.start();
      }
      deadlineNanos = Nanos.sum(horizonNanos, drainNanos());
      while (liveProducers + liveConsumers > 0 && !isGraceOver()) {
        long untilTimeUp = timeUp ? tick : Math.max(0, horizonNanos - elapsedNanos());
        handle(events.next(Math.min(tick, untilTimeUp)));
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
    for (ConsumerSpec spec : simulation.consumers()) {
      var clock = new RunClock(settings.realTime());
      consumers.add(
          worker(factory.consumer(spec, clock, pipeline::isClosing, MessageObserver.NONE), clock));
    }
    for (ProducerSpec spec : simulation.producers()) {
      var clock = new RunClock(settings.realTime());
      MessageObserver also = expiry != null && spec.expiresAtOnce() ? expiry : MessageObserver.NONE;
      producers.add(worker(factory.producer(spec, budget, clock, also), clock));
    }
  }

  private Worker worker(WorkerParts made, RunClock clock) {
    parts.add(made);
    return new Worker(made, clock, simulation.settings().realTime().threads(), gate, events);
  }

  private void handle(@Nullable Event event) {
    if (event instanceof Ended ended) {
      if (ended.worker().isProducer()) {
        liveProducers--;
      } else {
        liveConsumers--;
      }
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
    if (liveProducers == 0 || liveConsumers == 0) {
      // Without consumers, closing also wakes the producers that wait to put.
      pipeline.close();
    }
    if (!timeUp && elapsedNanos() >= horizonNanos) {
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
      pipeline.close();
    }
  }

  private boolean isGraceOver() {
    return aborting && isDeadlinePassed();
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
    return Stream.concat(producers.stream(), consumers.stream());
  }

  private List<Worker> liveWorkers() {
    return allWorkers().filter(worker -> !worker.hasEnded()).toList();
  }

  private RunResult result() {
    long elapsedNanos = elapsedNanos();
    pipeline.close();
    if (expiry != null) {
      failures.addAll(expiry.end(GRACE));
    }
    List<Worker> stuck = liveWorkers();
    for (Worker worker : stuck) {
      failures.add("a worker did not end when interrupted: " + worker.describe());
    }
    drops.endRun();
    // A correct pipeline holds at most what was offered; an incorrect one may never run dry.
    boolean emptied = pipeline.drainTo(ledger::undrained, ledger.offered() + 1);
    failures.addAll(pipeline.failures());
    Balance balance = ledger.close(emptied && stuck.isEmpty());
    List<String> unmeasured = stuck.stream().map(Worker::name).toList();
    List<WorkerParts> measured =
        parts.stream().filter(each -> !unmeasured.contains(each.name())).toList();
    return new RunResult(
        balance,
        factory.measurements(measured, drops.counted(), elapsedNanos, stopping && !timeUp),
        unmeasured,
        capacity,
        elapsedNanos,
        interrupted,
        failures,
        WorkerFactory.lastError(measured, elapsedNanos),
        processorTime.nanos(
            allWorkers().filter(Worker::hasEnded).mapToLong(Worker::processorNanos)),
        List.of());
  }

  /** Serves the pipeline, on whichever thread calls it. */
  private final class Connection implements RunContext.Connection {

    @Override
    public long nanos() {
      return gate.nanos();
    }

    @Override
    public void dropped(Message message, String reason) {
      drops.dropped(message, reason);
    }
  }
}
