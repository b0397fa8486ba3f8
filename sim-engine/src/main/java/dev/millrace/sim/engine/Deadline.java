package dev.millrace.sim.engine;

import static java.util.Objects.requireNonNull;

import dev.millrace.api.DurationDistribution;
import java.util.random.RandomGenerator;

/**
 * The deadline of one producer's messages. A message that is taken later is not stored, but dropped
 * under the reason {@code expired}.
 *
 * @param afterDue the longest time from due to taken, fixed or drawn for each message; at least 0
 * @param random the stream of the draws, used by this producer alone
 */
public record Deadline(DurationDistribution afterDue, RandomGenerator random) {

  public Deadline {
    requireNonNull(afterDue, "afterDue");
    requireNonNull(random, "random");
  }
}
