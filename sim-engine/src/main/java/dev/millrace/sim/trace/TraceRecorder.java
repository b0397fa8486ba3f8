package dev.millrace.sim.trace;

import dev.millrace.api.PipelineContext;
import dev.millrace.sim.engine.LogStamp;
import dev.millrace.sim.engine.Simulation;
import dev.millrace.sim.engine.stepwise.Witness;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Records the calls of the workers of one run to their pipeline. The worker is identified by its
 * thread or, in virtual time, by the engine.
 *
 * <p>Thread-safe and wait-free. Events are numbered by one atomic counter, whose total order agrees
 * with every <i>happens-before</i> edge between two events. Each number has an element of its own,
 * written once with volatile semantics, so a reader finds a complete event or null.
 */
public final class TraceRecorder implements Witness {

  private final AtomicReferenceArray<@Nullable TraceEvent> events;
  private final AtomicLong happened = new AtomicLong();

  /** Set before the workers start. */
  private volatile @Nullable PipelineContext run;

  private volatile boolean over;

  /**
   * Creates a recorder for one run.
   *
   * @param atMost the number of events to keep; later ones are only counted
   */
  public TraceRecorder(int atMost) {
    events = new AtomicReferenceArray<>(atMost);
  }

  /**
   * Returns the simulation with a pipeline whose calls are recorded. To be called once, before the
   * run.
   */
  @Override
  public Simulation around(Simulation simulation) {
    run = simulation.context();
    return simulation.with(RecordedPipeline.of(simulation.pipeline(), this));
  }

  @Override
  public void onStep(Step step, Lock lock) {
    record((nanos, worker) -> new TraceEvent.Stepped(nanos, worker, step, lock.name()));
  }

  @Override
  public void noted(String what) {
    record((nanos, worker) -> new TraceEvent.Noted(nanos, worker, what));
  }

  @Override
  public void isOver() {
    over = true;
  }

  /** Returns the events recorded so far, without those that are being written. */
  public Trace trace(String title) {
    long count = happened.get();
    List<TraceEvent> recorded =
        IntStream.range(0, (int) Math.min(count, events.length()))
            .mapToObj(events::get)
            .filter(Objects::nonNull)
            .toList();
    return new Trace(title, recorded, count);
  }

  void called(String operation, @Nullable String message) {
    record((nanos, worker) -> new TraceEvent.Called(nanos, worker, operation, message));
  }

  void returned(String operation, String outcome, int size) {
    record((nanos, worker) -> new TraceEvent.Returned(nanos, worker, operation, outcome, size));
  }

  private interface Event {
    TraceEvent of(long nanos, String worker);
  }

  private void record(Event event) {
    if (over) {
      return;
    }
    long number = happened.getAndIncrement();
    if (number < events.length()) {
      LogStamp stamp = LogStamp.ofThisThread();
      String worker = stamp == null ? Thread.currentThread().getName() : stamp.worker();
      events.set((int) number, event.of(nanos(), worker));
    }
  }

  /** Returns the time of the run, or 0 before it starts. */
  private long nanos() {
    PipelineContext running = run;
    return running == null ? 0 : running.nanos();
  }
}
