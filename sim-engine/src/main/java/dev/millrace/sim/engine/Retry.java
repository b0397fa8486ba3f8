package dev.millrace.sim.engine;

import dev.millrace.api.Range;
import java.time.Duration;

/**
 * The attempts to store a message: exponential back-off with full jitter.
 *
 * @param attempts the maximum number of attempts, including the first; at least 1
 * @param delay the upper bound of the wait before the second attempt; doubled for each further one
 * @param maxDelay the limit of the doubling
 */
public record Retry(@Range(min = 1) int attempts, Duration delay, Duration maxDelay) {}
