package dev.millrace.producers;

import dev.millrace.api.Arrival;
import dev.millrace.api.DurationDistribution;
import dev.millrace.api.Producer;
import dev.millrace.api.Range;
import jakarta.inject.Inject;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A producer with independent gaps. */
public final class RandomProducer implements Producer {

  /** The number of messages; {@code Long.MAX_VALUE} without a limit. */
  private final long messages;

  private final boolean startsAtOnce;
  private final LongSupplier gaps;
  private final Supplier<Object> bodies;
  private long produced;

  @Inject
  public RandomProducer(Settings settings, RandomGenerator random) {
    messages = settings.messages() == null ? Long.MAX_VALUE : settings.messages();
    startsAtOnce = settings.start() == Start.AT_ONCE;
    gaps = settings.gap().sampler(RandomStreams.split(random));
    bodies = settings.body().sampler(RandomStreams.split(random));
  }

  @Override
  public @Nullable Arrival next() {
    if (produced == messages) {
      return null;
    }
    long gap = produced == 0 && startsAtOnce ? 0 : gaps.getAsLong();
    produced++;
    return new Arrival(gap, bodies.get());
  }

  @Override
  public boolean isEndless() {
    return messages == Long.MAX_VALUE;
  }

  /** The time of a worker's first message. */
  public enum Start {
    /** One gap after the start, as of a stream that began before. */
    AFTER_GAP,
    /** The start of the run. */
    AT_ONCE
  }

  /**
   * The settings of a {@link RandomProducer}.
   *
   * @param messages the number of messages of each worker; null for no limit
   * @param body the bodies of the messages
   * @param gap the time from one message to the next
   * @param start the time of the first message
   */
  public record Settings(
      @Range(min = 1) @Nullable Long messages, Body body, DurationDistribution gap, Start start) {}
}
