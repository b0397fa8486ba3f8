package dev.millrace.sim.engine;

import dev.millrace.api.Range;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The attempts to store a message: exponential back-off with full jitter.
 *
 * @param attempts the maximum number of attempts, including the first; at least 1
 * @param delay the upper bound of the wait before the second attempt; doubled for each further one
 * @param maxDelay the limit of the doubling
 * @param maxElapsed the maximum time from the beginning of the first attempt to that of the last;
 *     at least 0; null for no limit
 */
public record Retry(
    @Range(min = 1) int attempts,
    Duration delay,
    Duration maxDelay,
    @Nullable Duration maxElapsed) {

  public Retry {
    if (maxElapsed != null && attempts == 1) {
      throw new IllegalArgumentException(
          "max-elapsed limits further attempts, and attempts is 1; allowed with it: at least 2");
    }
    if (maxElapsed != null && maxElapsed.isNegative()) {
      throw new IllegalArgumentException(
          "max-elapsed is %s; allowed: at least 0s".formatted(maxElapsed));
    }
  }

  /** Creates attempts that are limited by their number alone. */
  public Retry(int attempts, Duration delay, Duration maxDelay) {
    this(attempts, delay, maxDelay, null);
  }
}
