package dev.millrace.pipeline;

import dev.millrace.api.PipelineContext;
import dev.millrace.api.Range;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A bounded buffer that is first in, first out while waits are short, and last in, first out while
 * the oldest message has waited for longer than a threshold.
 *
 * <p>A take checks the wait of the oldest message. If it exceeds the threshold, the queue is
 * overloaded and the newest message is taken, otherwise the oldest. Under overload new messages are
 * served quickly, at the cost of old ones, for which it is probably too late; those are served when
 * no newer ones are left, and the queue stays overloaded until then. The idea is from B. Maurer,
 * "Fail at Scale", <i>ACM Queue</i> 13(8), 2015, which does not define overload; the wait of the
 * oldest message is also what {@link CodelPipeline} measures.
 *
 * @param <T> the type of the messages
 */
public final class AdaptiveLifoPipeline<T> extends OneLockPipeline<T> {

  /**
   * The settings.
   *
   * @param capacity the maximum number of messages, 1 to 100 million
   * @param threshold the longest wait of the oldest message in normal operation
   */
  public record Settings(@Range(min = 1, max = 100_000_000) int capacity, Duration threshold) {}

  private final PipelineContext context;
  private final long thresholdNanos;
  private final TimedMessages<T> messages;

  @Inject
  public AdaptiveLifoPipeline(Settings settings, PipelineContext context) {
    super(settings.capacity());
    this.context = context;
    this.thresholdNanos = settings.threshold().toNanos();
    this.messages = new TimedMessages<>(context);
  }

  /** {@inheritDoc} False: under overload the newest message is taken first. */
  @Override
  public boolean keepsOrder() {
    return false;
  }

  @Override
  void add(T message) {
    messages.add(message);
  }

  @Override
  @Nullable T remove() {
    if (messages.isEmpty()) {
      return null;
    }
    return messages.waitOfOldest(context.nanos()) > thresholdNanos
        ? messages.removeNewest()
        : messages.removeOldest();
  }

  @Override
  void removeAll(Predicate<? super T> condition) {
    messages.removeAll(condition);
  }

  @Override
  int count() {
    return messages.size();
  }
}
