package dev.millrace.sim.engine.stepwise;

import dev.millrace.api.Message;
import dev.millrace.api.Pipeline;
import dev.millrace.explore.ExperimentContext;
import dev.millrace.explore.Outcome;
import dev.millrace.ledger.Balance;
import dev.millrace.ledger.Ledger;
import dev.millrace.sim.engine.Failures;
import dev.millrace.sim.engine.MessageBudget;
import dev.millrace.sim.engine.PipelineDrops;
import dev.millrace.sim.engine.RunContext;
import dev.millrace.sim.engine.RunResult;
import dev.millrace.sim.engine.Simulation;
import dev.millrace.sim.engine.Simulation.ConsumerSpec;
import dev.millrace.sim.engine.Simulation.ProducerSpec;
import dev.millrace.sim.engine.worker.WorkerFactory;
import dev.millrace.sim.engine.worker.WorkerParts;
import dev.millrace.sim.measure.WarmUp;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * One run of a simulation under a controlled scheduler.
 *
 * <p>The last producer to end closes the pipeline, and the last worker to end empties it. All state
 * is guarded by the turns of the scheduler: a worker accesses it when it has the turn, and the
 * check when no worker has.
 */
final class StepwiseRun {

  /** A run with more messages is not small enough to be explored. */
  static final long MAX_MESSAGES = 1_000;

  private final Simulation simulation;
  private final Pipeline<Message> pipeline;
  private final Ledger ledger;
  private final PipelineDrops drops;
  private final Consumer<String> notes;
  private final StepwiseClock clock;
  private final WorkerFactory factory;
  private final RoomObserver room = new RoomObserver();
  private final int capacity;
  private final List<WorkerParts> parts = new ArrayList<>();
  private final List<StepwiseWorker> workers;
  private final List<String> failures = new ArrayList<>();
  private int liveProducers;
  private int liveConsumers;
  private boolean producersStop;
  private boolean closed;
  private boolean tooLarge;
  private boolean emptied;

  /**
   * Creates a run.
   *
   * @param notes receives what workers do beside steps and calls of the pipeline
   */
  StepwiseRun(Simulation simulation, ExperimentContext context, Consumer<String> notes) {
    this.simulation = simulation;
    this.pipeline = simulation.pipeline();
    WarmUp warmUp = simulation.settings().newWarmUp();
    this.ledger = new Ledger(simulation.producerNames(), pipeline.keepsOrder());
    this.notes = notes;
    this.clock = new StepwiseClock(context, notes, () -> producersStop);
    this.capacity = pipeline.capacity();
    this.factory = new WorkerFactory(simulation, ledger, warmUp);
    this.drops = new PipelineDrops(ledger, warmUp, factory.groups(), factory.outcomes());
    createParts();
    this.workers = parts.stream().map(each -> new StepwiseWorker(each, this)).toList();
    simulation.context().connect(new Connection());
  }

  private void createParts() {
    Long limit = simulation.settings().messages();
    var budget = new MessageBudget(limit == null ? MAX_MESSAGES + 1 : limit, this::messagesSpent);
    for (ProducerSpec spec : simulation.producers()) {
      parts.add(factory.producer(spec, budget, clock, room.newObserver()));
    }
    for (ConsumerSpec spec : simulation.consumers()) {
      parts.add(factory.consumer(spec, clock, () -> closed, room.newObserver()));
    }
    liveProducers = simulation.producers().size();
    liveConsumers = simulation.consumers().size();
  }

  /** Returns the workers: producers first, then consumers. */
  List<StepwiseWorker> workers() {
    return workers;
  }

  /** Returns the pipeline's capacity. */
  int capacity() {
    return capacity;
  }

  /** Returns whether the run had more messages than can be explored. */
  boolean isTooLarge() {
    return tooLarge;
  }

  private void messagesSpent() {
    producersStop = true;
    tooLarge = simulation.settings().messages() == null;
  }

  /** Records that an exception ended a worker. */
  void failed(String worker, Throwable failure) {
    noted("throws " + Failures.text(failure));
    failures.add(Failures.of(worker, failure));
  }

  /** Records what the worker that has the turn does, beside steps and calls. */
  void noted(String what) {
    notes.accept(what);
  }

  /** Records that a worker has ended: closes or empties the pipeline if it was the last. */
  void ended(WorkerParts worker) {
    if (worker.producerMeter() != null) {
      liveProducers--;
    } else {
      liveConsumers--;
    }
    if ((liveProducers == 0 || liveConsumers == 0) && !closed) {
      closed = true;
      pipeline.close();
    }
    if (liveProducers + liveConsumers == 0 && !emptied) {
      drops.endRun(pipeline::poll);
      emptied = true;
    }
  }

  /** Returns the violations of the run, a sentence each. */
  List<String> violations(Outcome outcome) {
    if (outcome.kind() == Outcome.Kind.EXCEPTION && !failures.isEmpty()) {
      return List.copyOf(failures); // workers that are cancelled afterwards may throw as well
    }
    List<String> violations = new ArrayList<>(outcome.violations());
    if (violations.isEmpty()) {
      Balance balance = ledger.close(emptied);
      violations.addAll(balance.describeViolations());
      if (balance.undrained() > 0) {
        violations.add(
            "%,d undrained in the pipeline after all consumers had received the end"
                .formatted(balance.undrained()));
      }
      if (room.maxInside() > capacity) {
        violations.add(
            "%,d were in the pipeline, whose capacity is %,d"
                .formatted(room.maxInside(), capacity));
      }
    }
    return violations;
  }

  /**
   * Returns the result of the run.
   *
   * @param violations its violations; those of the ledger are not failures of the run
   */
  RunResult result(List<String> violations) {
    Balance balance = ledger.close(emptied);
    List<String> failed = new ArrayList<>(violations);
    failed.removeAll(balance.describeViolations());
    return new RunResult(
        balance,
        factory.measurements(parts, drops.counted(), clock.nanos(), false),
        List.of(),
        capacity,
        clock.nanos(),
        false,
        failed,
        WorkerFactory.lastError(parts, clock.nanos()));
  }

  /** Serves the pipeline, which is called by the worker that has the turn. */
  private final class Connection implements RunContext.Connection {

    @Override
    public long nanos() {
      return clock.nanos();
    }

    @Override
    public void dropped(Message message, String reason) {
      drops.dropped(message, reason);
      room.droppedInside();
    }
  }
}
