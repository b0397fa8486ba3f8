package dev.millrace.pipeline;

import dev.millrace.api.PipelineContext;
import dev.millrace.api.Range;
import jakarta.inject.Inject;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A bounded buffer that is first in, first out while messages wait for a short time, and last in,
 * first out while the oldest has waited for longer than a threshold.
 *
 * <p>A take finds the queue overloaded if its oldest message has been inside for longer than the
 * threshold. Then the newest message is taken, or else the oldest. So new messages are served in
 * good time under overload, at the cost of old ones, for which it is likely to be too late anyway;
 * these are served when nothing newer is left, and the queue stays overloaded until then. To change
 * the order when a queue builds up is described by B. Maurer, "Fail at Scale", <i>ACM Queue</i>
 * 13(8), 2015, which leaves open when that is; the age of the oldest message is what {@link
 * CodelPipeline} goes by, too.
 *
 * @param <T> what is handed over
 */
public final class AdaptiveLifoPipeline<T> extends OneLockPipeline<T> {

  /**
   * What can be set.
   *
   * @param capacity how many messages fit, 1 to 100 million
   * @param threshold how long the oldest message may have been inside in normal operation
   */
  public record Settings(@Range(min = 1, max = 100_000_000) int capacity, Duration threshold) {}

  private final PipelineContext run;
  private final long thresholdNanos;
  private final TimedMessages<T> messages;

  @Inject
  public AdaptiveLifoPipeline(Settings settings, PipelineContext run) {
    super(settings.capacity());
    this.run = run;
    this.thresholdNanos = settings.threshold().toNanos();
    this.messages = new TimedMessages<>(run);
  }

  /** {@inheritDoc} It does not, once it is overloaded. */
  @Override
  public boolean keepsOrder() {
    return false;
  }

  @Override
  void keep(T message) {
    messages.add(message);
  }

  @Override
  @Nullable T next() {
    if (messages.isEmpty()) {
      return null;
    }
    return messages.ageOfOldest(run.nanos()) > thresholdNanos
        ? messages.removeNewest()
        : messages.removeOldest();
  }

  @Override
  int count() {
    return messages.size();
  }
}
