package dev.millrace.sim.engine;

import dev.millrace.api.Range;
import org.jspecify.annotations.Nullable;

/**
 * The limit of the attempts that a group of consumers makes, by a token bucket.
 *
 * @param rate the tokens a second, above 0; a message of an attempt takes one; null for no limit
 * @param burst the tokens that the bucket holds, at least 1; it is full at the start
 */
public record RateLimit(@Range(above = 0) @Nullable Double rate, @Range(min = 1) double burst) {

  /** No limit. */
  public static final RateLimit NONE = new RateLimit(null, 1);

  /** Returns a full bucket, which the workers of a group share; null for no limit. */
  public @Nullable TokenBucket newBucket() {
    return rate == null ? null : new TokenBucket(rate, burst);
  }
}
