package dev.millrace.pipeline;

import dev.millrace.api.Range;
import jakarta.inject.Inject;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A bounded stack: last in, first out.
 *
 * <p>The mean wait is that of first in, first out if the order does not depend on the service
 * times, but the waits vary much more: most messages hardly wait, and a few wait very long.
 *
 * @param <T> the type of the messages
 */
public final class LifoPipeline<T> extends OneLockPipeline<T> {

  /**
   * The settings.
   *
   * @param capacity the maximum number of messages, 1 to 100 million
   */
  public record Settings(@Range(min = 1, max = 100_000_000) int capacity) {}

  private final Deque<T> stack = new ArrayDeque<>();

  @Inject
  public LifoPipeline(Settings settings) {
    super(settings.capacity());
  }

  /** {@inheritDoc} False: the message that was put last is taken first. */
  @Override
  public boolean keepsOrder() {
    return false;
  }

  @Override
  void add(T message) {
    stack.push(message);
  }

  @Override
  @Nullable T remove() {
    return stack.poll();
  }

  @Override
  void removeAll(Predicate<? super T> condition) {
    stack.removeIf(condition);
  }

  @Override
  int count() {
    return stack.size();
  }
}
