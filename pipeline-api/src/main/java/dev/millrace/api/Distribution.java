package dev.millrace.api;

import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;

/**
 * A probability distribution of non-negative quantities, such as gaps, sizes and service times.
 *
 * <p>An implementation is an immutable record whose components are its parameters; it is named in a
 * scenario by the type under which its plug-in registers it. Parameters that are quantities
 * themselves (a mean, a bound) are marked {@link Quantity}; shapes and probabilities are not.
 */
public interface Distribution {

  /**
   * A source of independent draws from this distribution, driven by the given generator. It is used
   * by one thread. The same generator state gives the same draws on every JDK.
   */
  DoubleSupplier sampler(RandomGenerator random);

  /** The expected value, in the unit of the parameters. */
  double mean();

  /** The squared coefficient of variation: variance divided by the square of the mean. */
  double squaredCoefficientOfVariation();
}
