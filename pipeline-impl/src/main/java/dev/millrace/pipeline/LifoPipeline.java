package dev.millrace.pipeline;

import dev.millrace.api.Range;
import jakarta.inject.Inject;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * A bounded stack: last in, first out.
 *
 * <p>The mean wait is that of first in, first out, as long as the order does not depend on how long
 * a message takes to store; but it is spread much more widely: most messages wait hardly at all,
 * and some for very long.
 *
 * @param <T> what is handed over
 */
public final class LifoPipeline<T> extends OneLockPipeline<T> {

  /**
   * What can be set.
   *
   * @param capacity how many messages fit, 1 to 100 million
   */
  public record Settings(@Range(min = 1, max = 100_000_000) int capacity) {}

  private final Deque<T> stack = new ArrayDeque<>();

  @Inject
  public LifoPipeline(Settings settings) {
    super(settings.capacity());
  }

  /** {@inheritDoc} It does not: what a producer puts last is taken first. */
  @Override
  public boolean keepsOrder() {
    return false;
  }

  @Override
  void keep(T message) {
    stack.push(message);
  }

  @Override
  @Nullable T next() {
    return stack.poll();
  }

  @Override
  int count() {
    return stack.size();
  }
}
