package dev.millrace.producers.rates;

import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;

/**
 * Draws from the exponential distribution of mean 1, by inversion: the same on every JDK, which
 * {@link RandomGenerator#nextExponential()} does not promise.
 */
final class UnitExponential {

  private UnitExponential() {}

  static DoubleSupplier of(RandomGenerator random) {
    // nextDouble() may be 0 but never 1.
    return () -> -StrictMath.log(1 - random.nextDouble());
  }
}
