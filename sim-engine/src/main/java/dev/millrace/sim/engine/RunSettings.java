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
 * @param drainTimeout the time that consumers have after producers were stopped; at least 0
 * @param realTime the settings for real time alone
 */
public record RunSettings(
    long seed,
    @Nullable Duration duration,
    @Nullable Long messages,
    @Nullable WarmUpSetting warmUp,
    Duration stallTimeout,
    Duration drainTimeout,
    RealTimeSettings realTime) {

  /** Creates settings without a warm-up and with the defaults for real time. */
  public RunSettings(
      long seed,
      @Nullable Duration duration,
      @Nullable Long messages,
      Duration stallTimeout,
      Duration drainTimeout) {
    this(seed, duration, messages, null, stallTimeout, drainTimeout, RealTimeSettings.USUAL);
  }

  /**
   * Returns the time at and after which no message is due, in nanoseconds since the start; {@link
   * Long#MAX_VALUE} without a duration.
   */
  public long horizonNanos() {
    return duration == null ? Long.MAX_VALUE : duration.toNanos();
  }

  /** Returns a new warm-up for one run. */
  public WarmUp newWarmUp() {
    WarmUp begun = warmUp == null ? WarmUp.none() : warmUp.begin(duration, messages);
    return begun.observedTo(horizonNanos());
  }
}
