package dev.millrace.producers.rates;

import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;

/**
 * Draws from the exponential distribution of mean 1 by inversion. Unlike {@link
 * RandomGenerator#nextExponential()}, the draws are specified to be the same on every JDK.
 */
final class UnitExponential {

  private UnitExponential() {}

  static DoubleSupplier of(RandomGenerator random) {
    // nextDouble() may be 0 but never 1.
    return () -> -StrictMath.log(1 - random.nextDouble());
  }
}
