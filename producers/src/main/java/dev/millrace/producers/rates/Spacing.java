package dev.millrace.producers.rates;

import dev.millrace.producers.RandomStreams;
import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;

/** The spacing of messages at a given rate. */
public enum Spacing {
  /** Independent arrivals: a Poisson process. */
  POISSON,
  /** Arrivals as even as the rate allows. */
  EVEN;

  /** Returns the increments of the integral of the rate between messages. */
  DoubleSupplier increments(RandomGenerator random) {
    // Split for both, so that streams split later do not depend on the spacing.
    RandomGenerator own = RandomStreams.split(random);
    return this == EVEN ? () -> 1 : UnitExponential.of(own);
  }
}
