package dev.millrace.sim.scenario;

import dev.millrace.api.Range;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When a run ends, and where its randomness starts.
 *
 * @param seed the start of all random streams
 * @param duration when producers stop; null when they are not stopped by time; above 0
 * @param messages after how many messages in all producers stop; null when they are not stopped by
 *     number; at least 1
 * @param stallTimeout after how long without any message moving the run has failed; above 0
 * @param drainTimeout how long consumers may go on after producers were told to stop; at least 0
 */
public record RunSettings(
    long seed,
    @Range(above = 0) @Nullable Duration duration,
    @Range(min = 1) @Nullable Long messages,
    @Range(above = 0) Duration stallTimeout,
    Duration drainTimeout) {}
