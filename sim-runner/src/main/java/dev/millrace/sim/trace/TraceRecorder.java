package dev.millrace.sim.trace;

import dev.millrace.api.Message;
import dev.millrace.api.Pipeline;
import dev.millrace.api.StepListener;
import dev.millrace.sim.engine.LogStamp;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A recorder of what the workers of one run do with their pipeline. On real threads the worker is
 * the thread, and time counts from the first event; in virtual time the engine tells both.
 *
 * <p>Thread-safe, and nobody waits for anybody. An event gets its number from one atomic counter:
 * the counter's total order agrees with every <i>happens-before</i> edge between two events, so the
 * order of numbers is one in which things may have happened. Each number has a place of its own,
 * which one thread writes, once; it is written and read as a volatile is, so whoever reads finds
 * the event whole, or, while its writer is still at it, nothing.
 */
public final class TraceRecorder implements StepListener {

  private static final long UNSET = Long.MIN_VALUE;

  private final AtomicReferenceArray<@Nullable TraceEvent> events;
  private final AtomicLong happened = new AtomicLong();
  private final AtomicLong origin = new AtomicLong(UNSET);

  /**
   * Creates a recorder for one run.
   *
   * @param atMost how many events are kept; those that follow are counted
   */
  public TraceRecorder(int atMost) {
    events = new AtomicReferenceArray<>(atMost);
  }

  /** The same pipeline, each of whose calls is recorded; it can evict if the given one can. */
  public Pipeline<Message> around(Pipeline<Message> pipeline) {
    return RecordedPipeline.of(pipeline, this);
  }

  @Override
  public void onStep(Step step, Lock lock) {
    record((nanos, worker) -> new TraceEvent.Stepped(nanos, worker, step, lock.name()));
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
    long number = happened.getAndIncrement();
    if (number < events.length()) {
      LogStamp stamp = LogStamp.ofThisThread();
      events.set(
          (int) number,
          stamp == null
              ? event.of(sinceFirst(), Thread.currentThread().getName())
              : event.of(stamp.nanos(), stamp.worker()));
    }
  }

  /** The first to come sets the origin, and all that come later find it set. */
  private long sinceFirst() {
    long now = System.nanoTime();
    origin.compareAndSet(UNSET, now);
    return Math.max(0, now - origin.get());
  }
}
