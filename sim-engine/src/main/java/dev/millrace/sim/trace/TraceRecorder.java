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
 * A recorder of what the workers of one run do with their pipeline. The run tells the time; who
 * acts is the thread, or, in virtual time, whom the engine tells.
 *
 * <p>Thread-safe, and nobody waits for anybody. An event gets its number from one atomic counter:
 * the counter's total order agrees with every <i>happens-before</i> edge between two events, so the
 * order of numbers is one in which things may have happened. Each number has a place of its own,
 * which one thread writes, once; it is written and read as a volatile is, so whoever reads finds
 * the event whole, or, while its writer is still at it, nothing.
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
   * @param atMost how many events are kept; those that follow are counted
   */
  public TraceRecorder(int atMost) {
    events = new AtomicReferenceArray<>(atMost);
  }

  /**
   * The same simulation, each of whose calls of the pipeline is recorded; the pipeline can evict if
   * it can do so by itself. To be called once, before the run.
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

  /** What was recorded until now; events whose writers are still at it are left out. */
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

  /** The time of the run; 0 while there is none. */
  private long nanos() {
    PipelineContext running = run;
    return running == null ? 0 : running.nanos();
  }
}
