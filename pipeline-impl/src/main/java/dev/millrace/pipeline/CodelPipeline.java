package dev.millrace.pipeline;

import dev.millrace.api.PipelineContext;
import dev.millrace.api.Range;
import jakarta.inject.Inject;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A bounded first-in first-out buffer with controlled delay (CoDel): it drops from the head while
 * messages have been waiting for too long.
 *
 * <p>A queue that absorbs a burst and empties again is left alone. When every message that came out
 * in a whole interval had been inside for the target time or longer, the queue is a standing one:
 * then the oldest message is dropped, the next after interval / √2, the one after that interval /
 * √3 later and so on, until a message comes out that was inside for less than the target, or no
 * more than one is left inside. When dropping begins again within 16 intervals of the last drop, it
 * begins about at the rate that it had reached. {@link ControlLaw} has the source.
 *
 * <p>Dropped messages are in the ledger under the reason {@value #REASON}.
 *
 * @param <T> what is handed over
 */
public final class CodelPipeline<T> extends OneLockPipeline<T> {

  private static final String REASON = "codel";

  /**
   * What can be set.
   *
   * @param capacity how many messages fit, 1 to 100 million
   * @param target how long a message may be inside without being a sign of a standing queue
   * @param interval for how long all have to be inside for longer before anything is dropped; at
   *     least the target
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

  private final PipelineContext run;
  private final TimedMessages<T> messages;
  private final ControlLaw law;

  @Inject
  public CodelPipeline(Settings settings, PipelineContext run) {
    super(settings.capacity());
    this.run = run;
    this.messages = new TimedMessages<>(run);
    this.law = new ControlLaw(settings.target().toNanos(), settings.interval().toNanos());
  }

  @Override
  void keep(T message) {
    messages.add(message);
  }

  @Override
  @Nullable T next() {
    long now = run.nanos();
    T message = oldest(now);
    boolean drop = law.dropsFirst(now);
    while (message != null && drop) {
      run.dropped(message, REASON);
      message = oldest(now);
      drop = law.dropsAnother(now);
    }
    return message;
  }

  @Override
  int count() {
    return messages.size();
  }

  private @Nullable T oldest(long now) {
    if (messages.isEmpty()) {
      law.foundEmpty();
      return null;
    }
    long age = messages.ageOfOldest(now);
    T message = messages.removeOldest();
    law.cameOut(age, messages.size(), now);
    return message;
  }
}
