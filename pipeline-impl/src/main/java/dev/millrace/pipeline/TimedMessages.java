package dev.millrace.pipeline;

import dev.millrace.api.PipelineContext;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Messages in the order in which they were put, each with the time at which it was. Not
 * thread-safe: guarded by the lock of its pipeline.
 *
 * @param <T> what is handed over
 */
final class TimedMessages<T> {

  private final PipelineContext run;
  private final Deque<Timed<T>> messages = new ArrayDeque<>();

  private record Timed<T>(T message, long putNanos) {}

  TimedMessages(PipelineContext run) {
    this.run = run;
  }

  void add(T message) {
    messages.addLast(new Timed<>(message, run.nanos()));
  }

  /** For how long the oldest message has been inside; there is one. */
  long ageOfOldest(long nowNanos) {
    return nowNanos - messages.getFirst().putNanos();
  }

  /** Removes the oldest message; there is one. */
  T removeOldest() {
    return messages.removeFirst().message();
  }

  /** Removes the newest message; there is one. */
  T removeNewest() {
    return messages.removeLast().message();
  }

  int size() {
    return messages.size();
  }

  boolean isEmpty() {
    return messages.isEmpty();
  }
}
