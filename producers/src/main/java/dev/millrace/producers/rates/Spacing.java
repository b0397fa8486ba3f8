package dev.millrace.producers.rates;

import dev.millrace.producers.RandomStreams;
import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;

/** How messages are placed when a rate is given. */
public enum Spacing {
  /** Independently of each other, as the calls of many people are: a Poisson process. */
  POISSON,
  /** As evenly as the rate allows. */
  EVEN;

  /** By how much the integral of the rate grows from one message to the next. */
  DoubleSupplier steps(RandomGenerator random) {
    // Split in any case, so that what is split off later does not depend on the spacing.
    RandomGenerator own = RandomStreams.split(random);
    return this == EVEN ? () -> 1 : UnitExponential.of(own);
  }
}
