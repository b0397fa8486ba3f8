package dev.millrace.sim.engine.virtualtime;

import static java.util.Objects.requireNonNull;

import dev.millrace.api.Message;
import dev.millrace.ledger.Balance;
import dev.millrace.ledger.Ledger;
import dev.millrace.sim.engine.ComponentCalls;
import dev.millrace.sim.engine.ComponentCalls.Method;
import dev.millrace.sim.engine.ComponentCloser;
import dev.millrace.sim.engine.ComponentCloser.Open;
import dev.millrace.sim.engine.Engine;
import dev.millrace.sim.engine.ExpiredMessages;
import dev.millrace.sim.engine.Failures;
import dev.millrace.sim.engine.GuardedPipeline;
import dev.millrace.sim.engine.LogStamp;
import dev.millrace.sim.engine.Nanos;
import dev.millrace.sim.engine.PipelineDrops;
import dev.millrace.sim.engine.RunContext;
import dev.millrace.sim.engine.RunResult;
import dev.millrace.sim.engine.RunSettings;
import dev.millrace.sim.engine.Simulation;
import dev.millrace.sim.engine.WatchedWork;
import dev.millrace.sim.engine.worker.Outcomes;
import dev.millrace.sim.measure.MessageGroups;
import dev.millrace.sim.measure.QueueMeter;
import dev.millrace.sim.measure.WarmUp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The engine of virtual time: runs the workers as discrete events on one thread, without sleeping
 * and, unless a component gets stuck, without a wall clock, so that a simulation and a seed always
 * give the same result, to the nanosecond.
 *
 * <p>Workers interact only through the pipeline, so each may run ahead in its own time until its
 * next put or take. Events are handled in the order of time. Of simultaneous events, those of
 * consumers come before those of producers, and each kind in the order of the simulation. So room
 * that is made at a time can be taken by a message that arrives at that time. Workers that wait for
 * room or for a message are served first come, first served.
 *
 * <p>For one run. {@link #stop} and {@link #abort} may be called from any thread; all other state
 * belongs to the thread of the run, which {@link #run} starts and waits for.
 */
public final class VirtualTimeEngine implements Engine {

  /** Zero-delay events after which the run is declared a livelock. */
  private static final long MAX_EVENTS_PER_INSTANT = 100_000_000;

  /** Events between two checks for a stop request. */
  private static final int MAX_EVENTS_PER_CHECK = 64;

  private final Simulation simulation;
  private final Ledger ledger;
  private final VirtualRun run;
  private final GuardedPipeline questions;
  private final QueueMeter queue;
  private final PipelineDrops drops;
  private final VirtualPipeline pipeline;
  private final int capacity;
  private final VirtualWorkers workers;

  /** Events since time last advanced. */
  private long eventsAtThisInstant;

  private boolean interrupted;
  private boolean producersStopped;

  /** Creates an engine for one run. */
  public VirtualTimeEngine(Simulation simulation) {
    this(simulation, new LogStamp(""));
  }

  /**
   * Creates an engine for one run.
   *
   * @param stamp stamps the log lines of the run
   */
  public VirtualTimeEngine(Simulation simulation, LogStamp stamp) {
    this.simulation = simulation;
    RunSettings settings = simulation.settings();
    WarmUp warmUp = settings.newWarmUp();
    questions = new GuardedPipeline(simulation.pipeline(), settings.stallTimeout());
    capacity = questions.capacity();
    queue = new QueueMeter(warmUp, capacity);
    ledger = Ledger.forOneThread(simulation.producerNames(), questions.keepsOrder());
    long drain = settings.virtualDrainNanos();
    int producers = simulation.producers().size();
    int consumers = simulation.consumers().size();
    // Before EventList.NEVER, with room for events after the deadline.
    long deadline = Math.min(Nanos.sum(settings.horizonNanos(), drain), EventList.NEVER - 2);
    ExpiredMessages expired = ExpiredMessages.of(simulation);
    EventList events = new EventList(producers + consumers + (expired == null ? 0 : 1));
    run = new VirtualRun(events, stamp, deadline, drain, producers, consumers);
    Outcomes outcomes = new Outcomes(simulation);
    MessageGroups groups = simulation.messageGroups();
    drops = new PipelineDrops(ledger, warmUp, groups, outcomes);
    pipeline = new VirtualPipeline(simulation.pipeline(), capacity, queue, run.calls);
    var connection = new Connection();
    var expiry = VirtualExpiry.of(expired, producers + consumers, pipeline, connection, run);
    workers =
        new VirtualWorkers(simulation, ledger, warmUp, groups, pipeline, run, expiry, outcomes);
    simulation.context().connect(connection);
  }

  @Override
  public void stop() {
    run.requestStop();
  }

  @Override
  public void abort() {
    run.requestAbort();
  }

  /**
   * {@inheritDoc}
   *
   * <p>The run has a thread of its own. If a call of a component does not return within the stall
   * time-out of wall time, or within a second after {@link #abort}, that thread is interrupted, and
   * the run ends as failed. If it does not react within a second either, it is abandoned, and the
   * result is computed by the calling thread: {@link ComponentCalls} describes why that is safe.
   * Such a result has all that happened before the call. Messages whose outcome was open are
   * abandoned, as those in the pipeline are, which is not emptied.
   */
  @Override
  public RunResult run() {
    Duration stallTimeout = simulation.settings().stallTimeout();
    var work = WatchedWork.start("virtual time", run.calls, this::runToEnd);
    if (work.await(() -> run.isAbortRequested() ? WatchedWork.GRACE : stallTimeout)) {
      return requireNonNull(work.result());
    }
    String failure = run.describeStuck(work, stallTimeout);
    run.requestAbort();
    if (!work.endsWhenInterrupted()) {
      work.abandon();
    }
    RunResult result = work.resultIfAny();
    return result == null
        ? abandonedResult(failure, work.stuckMethod())
        : result.withFirstFailure(failure);
  }

  private RunResult runToEnd() {
    run.stamp.use();
    try {
      workers.begin();
      while (handleChanges() && handleEvents()) {
        // the next events
      }
      cancelLiveWorkers();
      long now = run.nanos();
      boolean emptied = emptyPipeline(now);
      return result(now, ledger.close(emptied));
    } finally {
      LogStamp.remove();
    }
  }

  /** Ends a run whose thread was abandoned: closes what is open and not stuck. */
  private RunResult abandonedResult(String failure, Method stuck) {
    interrupted = true;
    RunResult result = result(run.nanos(), ledger.close(false)).withFirstFailure(failure);
    List<Open> open = workers.openAfter(stuck, run.stamp.currentName());
    if (!pipeline.isClosed() && !stuck.isOfPipeline()) {
      open.add(0, new Open("the pipeline", simulation.pipeline()));
    }
    return result.withFailures(ComponentCloser.close(open, WatchedWork.GRACE));
  }

  /**
   * Handles events until the state of the run changes, {@value #MAX_EVENTS_PER_CHECK} at most.
   *
   * @return whether there may be more
   */
  private boolean handleEvents() {
    EventList events = run.events;
    for (int i = 0; i < MAX_EVENTS_PER_CHECK && !run.hasChanged(); i++) {
      long time = events.firstNanos();
      if (time > run.deadlineNanos()) {
        if (time == EventList.NEVER) {
          run.fail(workers.describeDeadlock(), run.nanos());
        } else {
          run.advanceTo(run.deadlineNanos());
        }
        return false;
      }
      if (time > run.nanos()) {
        run.advanceTo(time);
        eventsAtThisInstant = 0;
      } else if (++eventsAtThisInstant == MAX_EVENTS_PER_INSTANT) {
        run.fail(livelock(workers.get(events.first())), run.nanos());
        return false;
      }
      workers.act(events.first(), run.nanos());
    }
    return true;
  }

  /** Handles changes of the run's state; returns whether any worker is still to act. */
  private boolean handleChanges() {
    long now = run.nanos();
    run.handledChanges();
    settleAfterDrops(now);
    if (run.isStopRequested() || run.isAborted()) {
      interrupted = true;
      run.stopProducers(now);
    }
    if (run.producersStop() && !producersStopped) {
      producersStopped = true;
      workers.producers().forEach(producer -> producer.stop(now));
    }
    if (!pipeline.isClosed() && (run.liveProducers() == 0 || run.liveConsumers() == 0)) {
      close(now);
    }
    return run.liveProducers() + run.liveConsumers() > 0 && !run.isAborted();
  }

  private void settleAfterDrops(long now) {
    try {
      pipeline.settleAfterDrops(now);
    } catch (Throwable t) {
      run.calls.exit();
      run.fail("the pipeline threw " + Failures.text(t) + " after it had dropped messages", now);
    }
  }

  /** Ends the stream and wakes the waiting workers. */
  private void close(long now) {
    run.stamp.engineIs(now);
    try {
      pipeline.close();
    } catch (Throwable t) {
      run.calls.exit();
      run.fail("the pipeline's close() threw " + Failures.text(t), now);
    }
    workers.consumers().forEach(consumer -> consumer.wake(now));
    workers.producers().forEach(producer -> producer.wake(now));
  }

  private void cancelLiveWorkers() {
    long now = run.nanos();
    workers.all().filter(worker -> !worker.hasEnded()).forEach(worker -> worker.cancel(now));
    if (!pipeline.isClosed()) {
      close(now);
    }
  }

  private String livelock(VirtualWorker worker) {
    return "livelock at %s: %,d events, the last of %s, and time does not advance"
        .formatted(Duration.ofNanos(run.nanos()), MAX_EVENTS_PER_INSTANT, worker.name());
  }

  private RunResult result(long now, Balance balance) {
    queue.advanceTo(now);
    List<String> failures = new ArrayList<>(run.failures());
    failures.addAll(questions.failures());
    return new RunResult(
        balance,
        workers.measurements(drops.counted(), queue.measured(), now, run.producersStop()),
        List.of(),
        capacity,
        now,
        interrupted,
        failures,
        Failures.last(workers.deliveries(), now));
  }

  /** Empties the pipeline into the ledger; returns false if it throws. */
  private boolean emptyPipeline(long now) {
    run.stamp.engineIs(now);
    try {
      drops.endRun(pipeline::pollNow);
      return true;
    } catch (Throwable t) {
      run.calls.exit();
      run.fail("the pipeline's poll() threw " + Failures.text(t), now);
      return false;
    }
  }

  /** Serves the pipeline, which is called at the time of an event. */
  private final class Connection implements RunContext.Connection {

    @Override
    public long nanos() {
      return run.nanos();
    }

    @Override
    public void dropped(Message message, String reason) {
      run.calls.throwIfAbandoned();
      drops.dropped(message, reason);
      pipeline.droppedOneInside();
      run.pipelineDropped();
    }
  }
}
