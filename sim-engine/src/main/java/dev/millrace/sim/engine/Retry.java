package dev.millrace.sim.engine;

import dev.millrace.api.Range;
import java.time.Duration;

/**
 * How often a message is tried, and how long to wait in between: exponential back-off with full
 * jitter.
 *
 * @param attempts the tries in all; at least 1, which is the first
 * @param delay the upper bound of the wait before the second try; it doubles with every try
 * @param maxDelay where the doubling stops
 */
public record Retry(@Range(min = 1) int attempts, Duration delay, Duration maxDelay) {}
