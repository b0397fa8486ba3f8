package dev.millrace.sim.scenario;

import dev.millrace.api.DurationDistribution;
import dev.millrace.api.Range;
import dev.millrace.sim.engine.Arrivals;
import dev.millrace.sim.engine.Expiry;
import dev.millrace.sim.engine.RateLimit;
import org.jspecify.annotations.Nullable;

/** The framework's keys in the block of a producer group. */
record ProducerKeys(
    @Range(min = 1, max = 10_000) int count,
    Arrivals arrivals,
    @Nullable DurationDistribution deadline,
    Expiry expiry,
    RateLimit limit,
    boolean log) {

  ProducerKeys {
    if (expiry == Expiry.AT_ONCE && deadline == null) {
      throw new IllegalArgumentException(
          "expiry is at-once, but there is no deadline; allowed: a deadline such as 5s beside it, or"
              + " expiry = when-taken");
    }
  }
}
