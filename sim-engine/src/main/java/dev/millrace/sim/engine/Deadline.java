package dev.millrace.sim.engine;

import static java.util.Objects.requireNonNull;

import dev.millrace.api.DurationDistribution;
import java.util.random.RandomGenerator;

/**
 * The deadline of one producer's messages. A message that was not taken by then is not stored, but
 * dropped under the reason {@code expired}.
 *
 * @param afterDue the longest time from due to taken, fixed or drawn for each message; at least 0
 * @param expiry the moment at which expired messages are dropped
 * @param random the stream of the draws, used by this producer alone
 */
public record Deadline(DurationDistribution afterDue, Expiry expiry, RandomGenerator random) {

  public Deadline {
    requireNonNull(afterDue, "afterDue");
    requireNonNull(expiry, "expiry");
    requireNonNull(random, "random");
  }
}
