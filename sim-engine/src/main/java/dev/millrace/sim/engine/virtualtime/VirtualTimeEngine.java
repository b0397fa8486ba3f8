package dev.millrace.sim.engine.virtualtime;

import dev.millrace.api.Message;
import dev.millrace.ledger.Balance;
import dev.millrace.ledger.Ledger;
import dev.millrace.sim.engine.Engine;
import dev.millrace.sim.engine.Failures;
import dev.millrace.sim.engine.LogStamp;
import dev.millrace.sim.engine.Nanos;
import dev.millrace.sim.engine.PipelineDrops;
import dev.millrace.sim.engine.RunContext;
import dev.millrace.sim.engine.RunResult;
import dev.millrace.sim.engine.RunSettings;
import dev.millrace.sim.engine.Simulation;
import dev.millrace.sim.measure.QueueMeter;
import dev.millrace.sim.measure.WarmUp;
import java.time.Duration;
import java.util.List;

/**
 * The engine of virtual time: runs the workers as discrete events on the calling thread, without
 * sleeping and without a wall clock, so that a simulation and a seed always give the same result,
 * to the nanosecond.
 *
 * <p>Workers interact only through the pipeline, so each may run ahead in its own time until its
 * next put or take. Events are handled in the order of time. Of simultaneous events, those of
 * consumers come before those of producers, and each kind in the order of the simulation. So room
 * that is made at a time can be taken by a message that arrives at that time. Workers that wait for
 * room or for a message are served first come, first served.
 *
 * <p>For one run. {@link #stop} and {@link #abort} may be called from any thread; all other state
 * belongs to the thread that called {@link #run}.
 */
public final class VirtualTimeEngine implements Engine {

  /** Zero-delay events after which the run is declared a livelock. */
  private static final long MAX_EVENTS_PER_INSTANT = 100_000_000;

  /** Events between two checks for a stop request. */
  private static final int MAX_EVENTS_PER_CHECK = 64;

  private static final int MAX_WORKERS_DESCRIBED = 10;

  private final Simulation simulation;
  private final Ledger ledger;
  private final VirtualRun run;
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
    capacity = simulation.pipeline().capacity();
    queue = new QueueMeter(warmUp, capacity);
    ledger = Ledger.forOneThread(simulation.producerNames(), simulation.pipeline().keepsOrder());
    long horizon = settings.horizonNanos();
    long drain = settings.virtualDrainNanos();
    int producers = simulation.producers().size();
    int consumers = simulation.consumers().size();
    // Before EventList.NEVER, with room for events after the deadline.
    long deadline = Math.min(Nanos.sum(horizon, drain), EventList.NEVER - 2);
    EventList events = new EventList(producers + consumers);
    run = new VirtualRun(events, stamp, deadline, drain, producers, consumers);
    drops = new PipelineDrops(ledger, warmUp);
    pipeline = new VirtualPipeline(simulation.pipeline(), queue);
    workers = new VirtualWorkers(simulation, ledger, warmUp, pipeline, run, horizon);
    simulation.context().connect(new Connection());
  }

  @Override
  public void stop() {
    run.requestStop();
  }

  @Override
  public void abort() {
    run.requestAbort();
  }

  @Override
  public RunResult run() {
    run.stamp.use();
    try {
      while (handleChanges() && handleEvents()) {
        // the next events
      }
      cancelLiveWorkers();
      return result();
    } finally {
      LogStamp.remove();
    }
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
          run.fail(deadlock(), run.nanos());
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
      run.fail("the pipeline threw %s after it had dropped messages".formatted(t), now);
    }
  }

  /** Ends the stream and wakes the waiting workers. */
  private void close(long now) {
    run.stamp.engineIs(now);
    try {
      pipeline.close();
    } catch (Throwable t) {
      run.fail("the pipeline's close() threw " + t, now);
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

  private String deadlock() {
    StringBuilder text =
        new StringBuilder(
            "deadlock at %s: all workers wait and there are no more events; %d in the pipeline"
                .formatted(Duration.ofNanos(run.nanos()), pipeline.inside()));
    workers
        .all()
        .filter(worker -> !worker.hasEnded())
        .limit(MAX_WORKERS_DESCRIBED)
        .forEach(
            worker -> text.append(System.lineSeparator()).append("  ").append(worker.describe()));
    return text.toString();
  }

  private String livelock(VirtualWorker worker) {
    return "livelock at %s: %,d events, the last of %s, and time does not advance"
        .formatted(Duration.ofNanos(run.nanos()), MAX_EVENTS_PER_INSTANT, worker.name());
  }

  private RunResult result() {
    long now = run.nanos();
    queue.advanceTo(now);
    boolean emptied = emptyPipeline(now);
    Balance balance = ledger.close(emptied);
    return new RunResult(
        balance,
        workers.measurements(drops.counted(), queue.measured(), now, run.isStopping()),
        List.of(),
        capacity,
        now,
        interrupted,
        run.failures(),
        Failures.last(workers.deliveries(), now));
  }

  /** Empties the pipeline into the ledger; returns false if it throws. */
  private boolean emptyPipeline(long now) {
    run.stamp.engineIs(now);
    try {
      drops.endRun(simulation.pipeline());
      return true;
    } catch (Throwable t) {
      run.fail("the pipeline's poll() threw " + t, now);
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
      drops.dropped(message, reason);
      pipeline.droppedOneInside();
      run.pipelineDropped();
    }
  }
}
