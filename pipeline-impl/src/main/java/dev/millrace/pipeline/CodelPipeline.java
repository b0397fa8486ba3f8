package dev.millrace.pipeline;

import dev.millrace.api.Message;
import dev.millrace.api.PipelineContext;
import dev.millrace.api.Range;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A bounded first-in first-out buffer with controlled delay (CoDel): it drops messages from the
 * head while waits stay long.
 *
 * <p>A queue that absorbs a burst and empties again is left alone. If every message dequeued during
 * a whole interval had waited for the target time or longer, the queue is a standing queue. Then
 * the oldest message is dropped, the next one after interval / √2, the one after that interval / √3
 * later and so on, until a dequeued message has waited for less than the target, or at most one
 * message is left. If dropping begins again within 16 intervals of the last drop, it resumes at
 * about its former rate. {@link ControlLaw} names the source.
 *
 * <p>Dropped messages are in the ledger under the reason {@value #REASON}.
 */
public final class CodelPipeline extends OneLockPipeline<Message> {

  private static final String REASON = "codel";

  /**
   * The settings.
   *
   * @param capacity the maximum number of messages, 1 to 100 million
   * @param target the wait from which a message indicates a standing queue
   * @param interval the time for which all waits must reach the target before a message is dropped;
   *     at least the target
   */
  public record Settings(
      @Range(min = 1, max = 100_000_000) int capacity,
      @Range(above = 0) Duration target,
      @Range(above = 0) Duration interval) {

    public Settings {
      if (interval.compareTo(target) < 0) {
        throw new IllegalArgumentException(
            "interval is %s and target is %s, but interval must be at least target"
                .formatted(interval, target));
      }
    }
  }

  private final PipelineContext context;
  private final TimedMessages<Message> messages;
  private final ControlLaw law;

  @Inject
  public CodelPipeline(Settings settings, PipelineContext context) {
    super(settings.capacity());
    this.context = context;
    this.messages = new TimedMessages<>(context);
    this.law = new ControlLaw(settings.target().toNanos(), settings.interval().toNanos());
  }

  @Override
  void add(Message message) {
    messages.add(message);
  }

  @Override
  @Nullable Message remove() {
    long now = context.nanos();
    Message message = removeOldest(now);
    boolean drop = law.decideFirst(now);
    while (message != null && drop) {
      context.dropped(message, REASON);
      message = removeOldest(now);
      drop = law.decideAfterDrop(now);
    }
    return message;
  }

  @Override
  void removeAll(Predicate<? super Message> condition) {
    messages.removeAll(condition);
  }

  @Override
  int count() {
    return messages.size();
  }

  private @Nullable Message removeOldest(long now) {
    if (messages.isEmpty()) {
      law.onEmpty();
      return null;
    }
    long wait = messages.waitOfOldest(now);
    Message message = messages.removeOldest();
    law.onDequeued(wait, messages.size(), now);
    return message;
  }
}
