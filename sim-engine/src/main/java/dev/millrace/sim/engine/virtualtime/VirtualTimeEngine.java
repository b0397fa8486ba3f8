package dev.millrace.sim.engine.virtualtime;

import static java.util.Objects.requireNonNull;

import dev.millrace.ledger.Balance;
import dev.millrace.ledger.MessageObserver;
import dev.millrace.sim.engine.ComponentCalls;
import dev.millrace.sim.engine.ComponentCalls.Method;
import dev.millrace.sim.engine.ComponentCloser;
import dev.millrace.sim.engine.ComponentCloser.Open;
import dev.millrace.sim.engine.Engine;
import dev.millrace.sim.engine.ExpiredMessages;
import dev.millrace.sim.engine.Failures;
import dev.millrace.sim.engine.LogStamp;
import dev.millrace.sim.engine.Nanos;
import dev.millrace.sim.engine.RunResult;
import dev.millrace.sim.engine.RunSettings;
import dev.millrace.sim.engine.Scaling;
import dev.millrace.sim.engine.Simulation;
import dev.millrace.sim.engine.Stage;
import dev.millrace.sim.engine.StageResult;
import dev.millrace.sim.engine.WatchedWork;
import dev.millrace.sim.engine.worker.Outcomes;
import dev.millrace.sim.measure.Measurements;
import dev.millrace.sim.measure.WarmUp;
import dev.millrace.sim.recording.RunRecorder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
  private final VirtualRun run;

  /** The stages that messages pass through, usually one. */
  private final List<VirtualStage> stages;

  /** Measures messages across several stages; null if there is one. */
  private final @Nullable VirtualJourneys journeys;

  private final VirtualWorkers workers;
  private final @Nullable RunRecorder recorder;

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
    long drain = settings.virtualDrainNanos();
    // Before EventList.NEVER, with room for events after the deadline.
    long deadline = Math.min(Nanos.sum(settings.horizonNanos(), drain), EventList.NEVER - 2);
    int acting = simulation.workers();
    ExpiredMessages expired = ExpiredMessages.of(simulation);
    boolean scaled = Scaling.isAny(simulation.stages());
    int others = (expired == null ? 0 : 1) + consumersThatHandOn(simulation) + (scaled ? 1 : 0);
    run = new VirtualRun(new EventList(acting + others), stamp, deadline, drain, acting);
    Outcomes outcomes = new Outcomes(simulation);
    journeys = VirtualJourneys.of(simulation, warmUp, outcomes, run);
    MessageObserver dropped = journeys == null ? outcomes : journeys.losses();
    recorder = simulation.newRecorder(true);
    stages = VirtualStage.all(simulation, warmUp, dropped, run, recorder);
    VirtualStage first = stages.get(0);
    var expiry = VirtualExpiry.of(expired, acting, first.pipeline, first.connection(), run);
    workers = new VirtualWorkers(simulation, warmUp, stages, run, expiry, outcomes, journeys);
    if (scaled) {
      workers.addScaler();
    }
  }

  private static int consumersThatHandOn(Simulation simulation) {
    List<Stage> all = simulation.stages();
    return all.subList(0, all.size() - 1).stream().mapToInt(each -> each.consumers().size()).sum();
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
      return result(now, stages.stream().map(stage -> stage.closeLedger(now)).toList());
    } finally {
      LogStamp.remove();
    }
  }

  /** Ends a run whose thread was abandoned: closes what is open and not stuck. */
  private RunResult abandonedResult(String failure, Method stuck) {
    interrupted = true;
    List<Balance> balances = stages.stream().map(stage -> stage.ledger.close(false)).toList();
    RunResult result = result(run.nanos(), balances).withFirstFailure(failure);
    List<Open> open = workers.openAfter(stuck, run.stamp.currentName());
    for (VirtualStage stage : stages) {
      if (!stage.pipeline.isClosed() && !stuck.isOfPipeline()) {
        open.add(0, new Open("the pipeline", stage.spec.pipeline()));
      }
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
    stages.forEach(stage -> stage.settleAfterDrops(now));
    if (run.isStopRequested() || run.isAborted()) {
      interrupted = true;
      run.stopProducers(now);
    }
    if (run.producersStop() && !producersStopped) {
      producersStopped = true;
      workers.producers().forEach(producer -> producer.stop(now));
    }
    for (VirtualStage stage : stages) {
      if (stage.isToBeClosed()) {
        stage.close(now);
      }
      stage.endAbsentWorkers(now);
    }
    return run.hasLiveWorkers() && !run.isAborted();
  }

  private void cancelLiveWorkers() {
    long now = run.nanos();
    workers.all().filter(worker -> !worker.hasEnded()).forEach(worker -> worker.cancel(now));
    stages.stream().filter(stage -> !stage.pipeline.isClosed()).forEach(stage -> stage.close(now));
  }

  private String livelock(VirtualWorker worker) {
    return "livelock at %s: %,d events, the last of %s, and time does not advance"
        .formatted(Duration.ofNanos(run.nanos()), MAX_EVENTS_PER_INSTANT, worker.name());
  }

  private RunResult result(long now, List<Balance> balances) {
    boolean stopped = run.producersStop();
    List<String> failures = new ArrayList<>(run.failures());
    stages.forEach(stage -> failures.addAll(stage.failures()));
    List<Measurements> measured =
        stages.stream().map(stage -> stage.measurements(now, stopped)).toList();
    RunResult ofFirst =
        new RunResult(
            balances.get(0),
            measured.get(0),
            List.of(),
            stages.get(0).capacity(),
            now,
            interrupted,
            failures,
            Failures.last(workers.deliveries(), now));
    if (journeys == null) {
      return recorder == null ? ofFirst : ofFirst.with(recorder.series(now));
    }
    List<StageResult> results = new ArrayList<>();
    for (int i = 0; i < stages.size(); i++) {
      VirtualStage stage = stages.get(i);
      results.add(
          new StageResult(stage.spec.name(), balances.get(i), measured.get(i), stage.capacity()));
    }
    return ofFirst.across(results, journeys.measurements(stages, now, stopped));
  }
}
