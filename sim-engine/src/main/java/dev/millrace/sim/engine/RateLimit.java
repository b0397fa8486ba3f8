package dev.millrace.sim.engine;

import dev.millrace.api.Range;
import org.jspecify.annotations.Nullable;

/**
 * The limit of the attempts of a group of consumers, or of the puts of a group of producers, by a
 * token bucket.
 *
 * @param rate the tokens a second, above 0; a message takes one; null for no limit
 * @param burst the tokens that the bucket holds, at least 1; it is full at the start
 */
public record RateLimit(@Range(above = 0) @Nullable Double rate, @Range(min = 1) double burst) {

  /** No limit. */
  public static final RateLimit NONE = new RateLimit(null, 1);

  /**
   * Returns a limit that a program sets.
   *
   * @throws IllegalArgumentException if it is none
   */
  static RateLimit of(double perSecond, double burst) {
    if (!(perSecond > 0) || !(burst >= 1)) {
      throw new IllegalArgumentException(
          "the limit is %s a second, bursts of %s; allowed: above 0, and at least 1"
              .formatted(perSecond, burst));
    }
    return new RateLimit(perSecond, burst);
  }

  /** Returns a full bucket, which the workers of a group share; null for no limit. */
  public @Nullable TokenBucket newBucket() {
    return rate == null ? null : new TokenBucket(rate, burst);
  }
}
