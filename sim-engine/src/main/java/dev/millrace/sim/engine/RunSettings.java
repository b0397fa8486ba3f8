package dev.millrace.sim.engine;

import dev.millrace.sim.measure.WarmUp;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The limits of a run, its seed and its warm-up.
 *
 * @param seed the seed of all random streams
 * @param duration the time after which producers stop; above 0; null for no limit
 * @param messages the number of messages, of all producers together, after which producers stop; at
 *     least 1; null for no limit
 * @param warmUp the part that is excluded from the figures; null for none
 * @param stallTimeout the time without any progress after which the run fails; above 0
 * @param drainTimeout the time that consumers have after producers were stopped; at least 0; null
 *     for as long as it takes in virtual time, and {@link #DEFAULT_DRAIN_TIMEOUT} in real time
 * @param realTime the settings for real time alone
 * @param coolDown how long messages go on after the duration, excluded from the figures; at least
 *     0, and 0 without a duration
 */
public record RunSettings(
    long seed,
    @Nullable Duration duration,
    @Nullable Long messages,
    @Nullable WarmUpSetting warmUp,
    Duration stallTimeout,
    @Nullable Duration drainTimeout,
    RealTimeSettings realTime,
    Duration coolDown) {

  /** The time that consumers have in real time, unless another is set. */
  public static final Duration DEFAULT_DRAIN_TIMEOUT = Duration.ofSeconds(30);

  /** Creates settings without a warm-up and a cool-down, and with the defaults for real time. */
  public RunSettings(
      long seed,
      @Nullable Duration duration,
      @Nullable Long messages,
      Duration stallTimeout,
      @Nullable Duration drainTimeout) {
    this(
        seed,
        duration,
        messages,
        null,
        stallTimeout,
        drainTimeout,
        RealTimeSettings.USUAL,
        Duration.ZERO);
  }

  /**
   * Returns the time at and after which no message is due, in nanoseconds since the start; {@link
   * Long#MAX_VALUE} without a duration.
   */
  public long horizonNanos() {
    return duration == null ? Long.MAX_VALUE : Nanos.sum(duration.toNanos(), coolDown.toNanos());
  }

  /** Returns whether a run that has produced so many messages produces no more. */
  public boolean isSpent(long offered) {
    return messages != null && offered >= messages;
  }

  /** Returns the time that consumers have in real time after producers were stopped. */
  public Duration realTimeDrain() {
    return drainTimeout == null ? DEFAULT_DRAIN_TIMEOUT : drainTimeout;
  }

  /** Returns the same in virtual time, in nanoseconds; {@link Long#MAX_VALUE} for no limit. */
  public long virtualDrainNanos() {
    return drainTimeout == null ? Long.MAX_VALUE : drainTimeout.toNanos();
  }

  /** Returns a new warm-up for one run. */
  public WarmUp newWarmUp() {
    WarmUp begun = warmUp == null ? WarmUp.none() : warmUp.begin(duration, messages);
    return begun.observedTo(duration == null ? Long.MAX_VALUE : duration.toNanos());
  }
}
