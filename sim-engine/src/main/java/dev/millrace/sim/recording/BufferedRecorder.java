package dev.millrace.sim.recording;

import dev.millrace.api.Message;
import dev.millrace.ledger.Outcome;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps the events of one real thread and passes them on to the recorder that all threads share,
 * {@value #CAPACITY} at a time, so that its lock is seldom taken and memory does not grow.
 *
 * <p>Used by the worker's thread alone, and flushed by another one after that thread has ended: the
 * end <i>happens-before</i> the flush, as it does before the reading of the meters. The shared
 * recorder is used with its lock held, so each use <i>happens-before</i> the next one.
 */
public final class BufferedRecorder implements MessageRecorder {

  private static final int CAPACITY = 128;

  private final MessageRecorder shared;
  private final Object lock;
  private final List<Event> events = new ArrayList<>(CAPACITY);

  /** An event, to be passed on. */
  @FunctionalInterface
  private interface Event {
    void passTo(MessageRecorder recorder);
  }

  BufferedRecorder(MessageRecorder shared, Object lock) {
    this.shared = shared;
    this.lock = lock;
  }

  @Override
  public void offered(Message message) {
    add(to -> to.offered(message));
  }

  @Override
  public void blocked(long fromNanos, long toNanos) {
    add(to -> to.blocked(fromNanos, toNanos));
  }

  @Override
  public void busy(long fromNanos, long toNanos) {
    add(to -> to.busy(fromNanos, toNanos));
  }

  @Override
  public void queueSeen(int length, long nowNanos) {
    add(to -> to.queueSeen(length, nowNanos));
  }

  @Override
  public void dropped(Message message, String reason, long nowNanos) {
    add(to -> to.dropped(message, reason, nowNanos));
  }

  @Override
  public void completed(Message message, Outcome outcome, long startedNanos, long nowNanos) {
    add(to -> to.completed(message, outcome, startedNanos, nowNanos));
  }

  private void add(Event event) {
    events.add(event);
    if (events.size() == CAPACITY) {
      flush();
    }
  }

  /** Passes on what it holds. */
  public void flush() {
    synchronized (lock) {
      events.forEach(event -> event.passTo(shared));
    }
    events.clear();
  }
}
