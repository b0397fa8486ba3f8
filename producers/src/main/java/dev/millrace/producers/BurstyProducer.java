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

/** A producer of bursts, separated by pauses. */
public final class BurstyProducer implements Producer {

  /** The number of messages; {@code Long.MAX_VALUE} without a limit. */
  private final long messages;

  private final boolean startsAtOnce;
  private final LongSupplier sizes;
  private final LongSupplier gaps;
  private final LongSupplier pauses;
  private final Supplier<Object> bodies;
  private long produced;
  private long remainingInBurst;

  @Inject
  public BurstyProducer(Settings settings, RandomGenerator random) {
    messages = settings.messages() == null ? Long.MAX_VALUE : settings.messages();
    startsAtOnce = settings.start() == Start.AT_ONCE;
    sizes = settings.burst().size().sampler(RandomStreams.split(random));
    gaps = settings.burst().gap().sampler(RandomStreams.split(random));
    pauses = settings.pause().sampler(RandomStreams.split(random));
    bodies = settings.body().sampler(RandomStreams.split(random));
  }

  @Override
  public @Nullable Arrival next() {
    if (produced == messages) {
      return null;
    }
    long gap;
    if (remainingInBurst > 0) {
      gap = gaps.getAsLong();
    } else {
      gap = produced == 0 && startsAtOnce ? 0 : pauses.getAsLong();
      remainingInBurst = Math.max(1, sizes.getAsLong());
    }
    remainingInBurst--;
    produced++;
    return new Arrival(gap, bodies.get());
  }

  @Override
  public boolean isEndless() {
    return messages == Long.MAX_VALUE;
  }

  /** The time of a worker's first burst. */
  public enum Start {
    /** One pause after the start, as of a stream that began before. */
    AFTER_PAUSE,
    /** The start of the run. */
    AT_ONCE
  }

  /**
   * The settings of a {@link BurstyProducer}.
   *
   * @param messages the number of messages of each worker; null for no limit
   * @param body the bodies of the messages
   * @param burst the bursts
   * @param pause the time from the last message of a burst to the first of the next
   * @param start the time of the first burst
   */
  public record Settings(
      @Range(min = 1) @Nullable Long messages,
      Body body,
      Burst burst,
      DurationDistribution pause,
      Start start) {}

  /**
   * The settings of bursts.
   *
   * @param size the number of messages of a burst; a draw of 0 counts as 1
   * @param gap the time from one message of a burst to the next
   */
  public record Burst(@Range(min = 1) CountDistribution size, DurationDistribution gap) {}
}
