package dev.millrace.api;

import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;

/**
 * A probability distribution of non-negative quantities, such as gaps, sizes and service times.
 *
 * <p>An implementation is an immutable record whose components are its parameters. Scenarios name
 * it by the type under which its plug-in binds it. Parameters that are quantities themselves (a
 * mean, a bound) are marked {@link Quantity}; shapes and probabilities are not.
 */
public interface Distribution {

  /**
   * Returns a source of independent draws that are driven by the given generator. The same
   * generator state gives the same draws on every JDK. Not thread-safe.
   */
  DoubleSupplier sampler(RandomGenerator random);

  /** Returns the expected value, in the unit of the parameters. */
  double mean();

  /**
   * Returns the squared coefficient of variation: the variance divided by the square of the mean; 0
   * if all draws are 0.
   */
  double squaredCoefficientOfVariation();
}
