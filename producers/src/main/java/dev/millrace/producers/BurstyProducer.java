package dev.millrace.producers;

import dev.millrace.api.Arrival;
import dev.millrace.api.CountDistribution;
import dev.millrace.api.DurationDistribution;
import dev.millrace.api.Producer;
import dev.millrace.api.Range;
import jakarta.inject.Inject;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A producer of on-off bursts: messages in quick succession, then a pause. The first burst starts
 * at the start.
 */
public final class BurstyProducer implements Producer {

  /** The number of messages; {@code Long.MAX_VALUE} without a limit. */
  private final long messages;

  private final LongSupplier sizes;
  private final LongSupplier gaps;
  private final LongSupplier pauses;
  private final Supplier<Object> bodies;
  private long made;
  private long leftInBurst;

  @Inject
  public BurstyProducer(Settings settings, RandomGenerator random) {
    messages = settings.messages() == null ? Long.MAX_VALUE : settings.messages();
    sizes = settings.burst().size().sampler(RandomStreams.split(random));
    gaps = settings.burst().gap().sampler(RandomStreams.split(random));
    pauses = settings.pause().sampler(RandomStreams.split(random));
    bodies = settings.body().sampler(RandomStreams.split(random));
  }

  @Override
  public @Nullable Arrival next() {
    if (made == messages) {
      return null;
    }
    long gap;
    if (leftInBurst > 0) {
      gap = gaps.getAsLong();
    } else {
      gap = made == 0 ? 0 : pauses.getAsLong();
      leftInBurst = Math.max(1, sizes.getAsLong());
    }
    leftInBurst--;
    made++;
    return new Arrival(gap, bodies.get());
  }

  @Override
  public boolean isEndless() {
    return messages == Long.MAX_VALUE;
  }

  /**
   * The settings of a {@link BurstyProducer}.
   *
   * @param messages how many this worker makes, over all bursts; null for no end
   * @param body what they hold
   * @param burst the messages in quick succession
   * @param pause the time from the last message of a burst to the first of the next
   */
  public record Settings(
      @Range(min = 1) @Nullable Long messages,
      Body body,
      Burst burst,
      DurationDistribution pause) {}

  /**
   * What a burst is like.
   *
   * @param size how many messages it has; a draw of 0 counts as 1
   * @param gap the time from one message of the burst to the next
   */
  public record Burst(@Range(min = 1) CountDistribution size, DurationDistribution gap) {}
}
