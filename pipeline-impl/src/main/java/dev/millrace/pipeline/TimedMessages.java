package dev.millrace.pipeline;

import dev.millrace.api.PipelineContext;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Predicate;

/**
 * Messages in the order in which they were put, each with its put time. Not thread-safe: guarded by
 * the lock of its pipeline.
 *
 * @param <T> the type of the messages
 */
final class TimedMessages<T> {

  private final PipelineContext context;
  private final Deque<Timed<T>> messages = new ArrayDeque<>();

  private record Timed<T>(T message, long putNanos) {}

  TimedMessages(PipelineContext context) {
    this.context = context;
  }

  void add(T message) {
    messages.addLast(new Timed<>(message, context.nanos()));
  }

  /** Returns the time that the oldest message has waited; there is one. */
  long waitOfOldest(long nowNanos) {
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

  void removeAll(Predicate<? super T> condition) {
    messages.removeIf(timed -> condition.test(timed.message()));
  }

  int size() {
    return messages.size();
  }

  boolean isEmpty() {
    return messages.isEmpty();
  }
}
