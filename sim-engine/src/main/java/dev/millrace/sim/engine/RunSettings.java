package dev.millrace.sim.engine;

import dev.millrace.sim.measure.WarmUp;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When a run ends, where its randomness starts, and which part of it counts.
 *
 * @param seed the start of all random streams
 * @param duration when producers stop; null when they are not stopped by time; above 0
 * @param messages after how many messages in all producers stop; null when they are not stopped by
 *     number; at least 1
 * @param warmUp what is left out of the figures; null for nothing
 * @param stallTimeout after how long without any message moving the run has failed; above 0
 * @param drainTimeout how long consumers may go on after producers were told to stop; at least 0
 * @param realTime what concerns runs in real time alone
 */
public record RunSettings(
    long seed,
    @Nullable Duration duration,
    @Nullable Long messages,
    @Nullable WarmUpSetting warmUp,
    Duration stallTimeout,
    Duration drainTimeout,
    RealTimeSettings realTime) {

  /** A run without a warm-up, with the usual settings for real time. */
  public RunSettings(
      long seed,
      @Nullable Duration duration,
      @Nullable Long messages,
      Duration stallTimeout,
      Duration drainTimeout) {
    this(seed, duration, messages, null, stallTimeout, drainTimeout, RealTimeSettings.USUAL);
  }

  /** The warm-up of one run, not yet begun. */
  public WarmUp newWarmUp() {
    return warmUp == null ? WarmUp.none() : warmUp.begin(duration, messages);
  }
}
