package dev.millrace.api;

import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A setting for the service times of messages: a duration, fixed ({@code service = 10ms}) or drawn
 * ({@code service { type = exponential, mean = 10ms }}), or the one that each message has ({@code
 * service = from-message}, or {@code service { type = from-message, default = 10ms }}).
 *
 * @param fromMessage whether the service time of a message counts, if it has one
 * @param drawn the service times of all other messages; null if there must not be any
 */
public record ServiceTime(boolean fromMessage, @Nullable DurationDistribution drawn) {

  public ServiceTime {
    if (!fromMessage && drawn == null) {
      throw new IllegalArgumentException("there is no service time");
    }
  }

  /** Returns a setting that has no regard to the service times of messages. */
  public static ServiceTime of(DurationDistribution drawn) {
    return new ServiceTime(false, drawn);
  }

  /**
   * Returns a source of service times in nanoseconds, to be called once for each message. For a
   * message without one it throws an {@link UnknownServiceTimeError} if this setting has no other.
   * Not thread-safe; the generator is used by this source alone.
   */
  public ToLongFunction<Message> sampler(RandomGenerator random) {
    LongSupplier draws = drawn == null ? null : drawn.sampler(random);
    if (!fromMessage && draws != null) {
      return message -> draws.getAsLong();
    }
    return message -> {
      if (message.demand().hasService()) {
        return message.demand().serviceNanos();
      }
      if (draws == null) {
        throw new UnknownServiceTimeError(message);
      }
      return draws.getAsLong();
    };
  }

  /**
   * Returns the mean in nanoseconds; NaN if it is not known.
   *
   * @param ofMessagesNanos the mean of the messages' own service times; NaN if it is not known, or
   *     if not all messages have one
   */
  public double meanNanos(double ofMessagesNanos) {
    return fromMessage || drawn == null ? ofMessagesNanos : drawn.nanos().mean();
  }
}
