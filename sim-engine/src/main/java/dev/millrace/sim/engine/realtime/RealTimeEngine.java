package dev.millrace.sim.engine.realtime;

import dev.millrace.api.Message;
import dev.millrace.ledger.Balance;
import dev.millrace.ledger.Ledger;
import dev.millrace.sim.engine.Delivery;
import dev.millrace.sim.engine.Engine;
import dev.millrace.sim.engine.Failures;
import dev.millrace.sim.engine.MessageBudget;
import dev.millrace.sim.engine.Nanos;
import dev.millrace.sim.engine.PipelineDrops;
import dev.millrace.sim.engine.RunContext;
import dev.millrace.sim.engine.RunResult;
import dev.millrace.sim.engine.Simulation;
import dev.millrace.sim.engine.Simulation.ConsumerSeat;
import dev.millrace.sim.engine.Simulation.ProducerSeat;
import dev.millrace.sim.engine.realtime.RunEvents.AbortAsked;
import dev.millrace.sim.engine.realtime.RunEvents.Ended;
import dev.millrace.sim.engine.realtime.RunEvents.Event;
import dev.millrace.sim.engine.realtime.RunEvents.MessagesSpent;
import dev.millrace.sim.engine.realtime.RunEvents.StopAsked;
import dev.millrace.sim.measure.Measurements;
import dev.millrace.sim.measure.WarmUp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The engine of real threads in real time: one thread a worker, and the calling thread in control.
 *
 * <p>A run ends in this order, whatever ends it: the producers stop, the pipeline is closed, the
 * consumers drain it, every component is closed by the thread that used it, the ledger is closed.
 * When the producers end by themselves the drain may take its time; when the run's duration is
 * over, the run is told to stop or a component fails, it may take the drain time-out, and then
 * every worker is interrupted and what it holds is abandoned.
 *
 * <p>For one run. {@link #stop} and {@link #abort} may be called from any thread; all other state
 * belongs to the thread that called {@link #run}.
 */
public final class RealTimeEngine implements Engine {

  /** How long a worker may take to end once it was interrupted, and a pipeline to answer. */
  private static final Duration GRACE = Duration.ofSeconds(1);

  private static final long LONGEST_TICK_NANOS = Duration.ofMillis(100).toNanos();
  private static final long SHORTEST_TICK_NANOS = Duration.ofMillis(1).toNanos();

  private final Simulation simulation;
  private final RunEvents events = new RunEvents();
  private final Ledger ledger;
  private final GuardedPipeline pipeline;
  private final List<ProducerWorker> producers = new ArrayList<>();
  private final List<ConsumerWorker> consumers = new ArrayList<>();
  private final StallWatch stallWatch;
  private final StartGate gate;
  private final WarmUp warmUp;
  private final PipelineDrops drops;
  private final int capacity;
  private final ProcessorTime processorTime;
  private final long durationNanos;

  private final List<String> failures = new ArrayList<>();
  private int liveProducers;
  private int liveConsumers;
  private boolean interrupted;
  private boolean stopping;
  private boolean aborting;
  private boolean timeIsUp;
  private long startNanoTime = System.nanoTime();

  /** When patience ends, in nanoseconds since the start. */
  private long deadline = Long.MAX_VALUE;

  /** Creates an engine for one run. */
  public RealTimeEngine(Simulation simulation) {
    this.simulation = simulation;
    this.processorTime = new ProcessorTime(simulation.settings().realTime().threads());
    this.durationNanos =
        simulation.settings().duration() == null
            ? Long.MAX_VALUE
            : simulation.settings().duration().toNanos();
    this.pipeline = new GuardedPipeline(simulation.pipeline(), GRACE);
    this.ledger =
        new Ledger(
            simulation.producers().stream().map(ProducerSeat::name).toList(),
            pipeline.keepsOrder());
    this.gate = new StartGate(simulation.producers().size() + simulation.consumers().size());
    this.capacity = pipeline.capacity();
    this.warmUp = simulation.settings().newWarmUp();
    this.drops = new PipelineDrops(ledger, warmUp);
    createWorkers();
    this.stallWatch =
        new StallWatch(
            this::moves, this::someoneWillWake, simulation.settings().stallTimeout().toNanos());
    simulation.context().answerWith(new OfThisRun());
  }

  @Override
  public void stop() {
    events.askStop();
  }

  @Override
  public void abort() {
    events.askAbort();
  }

  @Override
  public RunResult run() throws InterruptedException {
    liveProducers = producers.size();
    liveConsumers = consumers.size();
    consumers.forEach(Worker::start);
    producers.forEach(Worker::start);
    long tick =
        Math.max(
            SHORTEST_TICK_NANOS,
            Math.min(LONGEST_TICK_NANOS, simulation.settings().stallTimeout().toNanos() / 4));
    try {
      startNanoTime = gate.openWhenAllArrived();
      setDeadline(durationNanos, drainNanos());
      while (liveProducers + liveConsumers > 0 && !graceIsOver()) {
        long untilTimeIsUp = timeIsUp ? tick : Math.max(0, durationNanos - elapsedNanos());
        handle(events.next(Math.min(tick, untilTimeIsUp)));
        control();
      }
    } catch (InterruptedException e) {
      abortNow();
      throw e;
    }
    return result();
  }

  private void createWorkers() {
    var settings = simulation.settings();
    var budget = new MessageBudget(settings.messages(), events::messagesSpent);
    for (ProducerSeat seat : simulation.producers()) {
      producers.add(
          new ProducerWorker(
              seat,
              simulation,
              budget,
              durationNanos,
              warmUp,
              ledger.producerJournal(seat.name()),
              gate,
              events));
    }
    for (ConsumerSeat seat : simulation.consumers()) {
      consumers.add(
          new ConsumerWorker(
              seat,
              simulation.pipeline(),
              pipeline::closing,
              warmUp,
              ledger.newConsumerJournal(),
              gate,
              events,
              settings));
    }
  }

  private void handle(@Nullable Event event) {
    if (event instanceof Ended ended) {
      if (ended.worker() instanceof ProducerWorker) {
        liveProducers--;
      } else {
        liveConsumers--;
      }
      Throwable failure = ended.worker().failure();
      if (failure != null) {
        fail(Failures.of(ended.worker().name(), failure));
      }
    } else if (event instanceof MessagesSpent) {
      producers.forEach(Worker::stop);
    } else if (event instanceof StopAsked) {
      interrupted = true;
      stopProducers();
    } else if (event instanceof AbortAsked) {
      interrupted = true;
      abortNow();
    }
  }

  /** Does what is due after an event or a tick. */
  private void control() {
    if (liveProducers == 0 || liveConsumers == 0) {
      // With nobody left to take, this also wakes the producers that wait to put.
      pipeline.close();
    }
    if (!timeIsUp && elapsedNanos() >= durationNanos) {
      timeIsUp = true;
      producers.forEach(Worker::timeIsUp);
    }
    if (aborting) {
      // Again, for a component that swallowed the last one.
      liveWorkers().forEach(Worker::interrupt);
    } else if (deadlinePassed()) {
      abortNow();
    } else if (stallWatch.stalled(System.nanoTime())) {
      fail(stallReport());
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
      deadline = Math.min(deadline, Nanos.sum(elapsedNanos(), drainNanos()));
      producers.forEach(Worker::stop);
    }
  }

  private void abortNow() {
    if (!aborting) {
      stopProducers();
      aborting = true;
      setDeadline(elapsedNanos(), GRACE.toNanos());
      liveWorkers().forEach(Worker::interrupt);
      pipeline.close();
    }
  }

  private boolean graceIsOver() {
    return aborting && deadlinePassed();
  }

  private boolean deadlinePassed() {
    return elapsedNanos() >= deadline;
  }

  private void setDeadline(long fromNanos, long inNanos) {
    deadline = Nanos.sum(fromNanos, inNanos);
  }

  private long elapsedNanos() {
    return System.nanoTime() - startNanoTime;
  }

  private long drainNanos() {
    return simulation.settings().drainTimeout().toNanos();
  }

  private Stream<Worker> allWorkers() {
    return Stream.concat(producers.stream(), consumers.stream());
  }

  private List<Worker> liveWorkers() {
    return allWorkers().filter(worker -> !worker.ended()).toList();
  }

  private long moves() {
    return drops.count() + allWorkers().mapToLong(worker -> worker.journal().moves()).sum();
  }

  /** How many messages are in the pipeline, by what went in and what came out. */
  private long inPipeline() {
    long taken = consumers.stream().mapToLong(worker -> worker.journal().passed()).sum();
    return producers.stream()
            .map(Worker::journal)
            .mapToLong(journal -> journal.passed() - journal.evicted())
            .sum()
        - taken
        - drops.count();
  }

  /** A sleeping consumer will finish its message; a sleeping producer helps if all were taken. */
  private boolean someoneWillWake() {
    return consumers.stream().anyMatch(Worker::asleep)
        || (producers.stream().anyMatch(Worker::asleep) && inPipeline() <= 0);
  }

  private String stallReport() {
    StringBuilder text =
        new StringBuilder(
            "stalled: no message moved for %s (stall-timeout), with %s in the pipeline"
                .formatted(simulation.settings().stallTimeout().toMillis() + " ms", inPipeline()));
    for (Worker worker : liveWorkers()) {
      text.append(System.lineSeparator()).append("  ").append(worker.describe());
    }
    return text.toString();
  }

  /** What the pipeline is told, on whatever thread it is called. */
  private final class OfThisRun implements RunContext.Answers {

    @Override
    public long nanos() {
      return gate.nanos();
    }

    @Override
    public void dropped(Message message, String reason) {
      drops.dropped(message, reason);
    }
  }

  private RunResult result() {
    long elapsedNanos = elapsedNanos();
    pipeline.close();
    List<Worker> stuck = liveWorkers();
    for (Worker worker : stuck) {
      failures.add("a worker did not end when interrupted: " + worker.describe());
    }
    drops.runIsOver();
    // A pipeline that keeps its promises cannot hold more than was offered; another may never end.
    boolean emptied = pipeline.drainTo(ledger::left, ledger.offered() + 1);
    failures.addAll(pipeline.complaints());
    Balance balance = ledger.close(emptied && stuck.isEmpty());
    List<ProducerWorker> endedProducers = producers.stream().filter(Worker::ended).toList();
    List<ConsumerWorker> endedConsumers = consumers.stream().filter(Worker::ended).toList();
    Stream<Delivery> deliveries =
        Stream.concat(
            endedConsumers.stream().map(ConsumerWorker::delivery),
            endedProducers.stream().flatMap(ProducerWorker::ownDelivery));
    Measurements measurements =
        Measurements.merge(
            warmUp,
            endedProducers.stream().map(ProducerWorker::meter).toList(),
            Stream.concat(
                    endedConsumers.stream().map(ConsumerWorker::meter),
                    endedProducers.stream().flatMap(ProducerWorker::ownMeter))
                .toList(),
            drops.counted(),
            null,
            elapsedNanos);
    Stream<Worker> ended = allWorkers().filter(Worker::ended);
    return new RunResult(
        balance,
        measurements,
        stuck.stream().map(Worker::name).toList(),
        capacity,
        elapsedNanos,
        interrupted,
        failures,
        Failures.last(deliveries, elapsedNanos),
        processorTime.nanos(ended.mapToLong(Worker::processorNanos)));
  }
}
