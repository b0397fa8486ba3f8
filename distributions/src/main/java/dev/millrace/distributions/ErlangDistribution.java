package dev.millrace.distributions;

import dev.millrace.api.Distribution;
import dev.millrace.api.Quantity;
import dev.millrace.api.Range;
import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;

/**
 * The Erlang distribution: the sum of a number of exponential phases.
 *
 * <p>It is the gamma distribution with a whole shape (Johnson, Kotz and Balakrishnan, <i>Continuous
 * Univariate Distributions</i>, volume 1, 2nd edition, 1994, chapter 17).
 *
 * @param mean the expected value of the sum, above 0
 * @param shape the number of phases, from 1 to 1000000
 */
public record ErlangDistribution(
    @Quantity @Range(above = 0) double mean, @Range(min = 1, max = 1_000_000) int shape)
    implements Distribution {

  @Override
  public DoubleSupplier sampler(RandomGenerator random) {
    return GammaDistribution.sampler(UniformSource.of(random), shape, mean / shape);
  }

  /** {@inheritDoc} It is {@code 1 / shape}. */
  @Override
  public double squaredCoefficientOfVariation() {
    return 1.0 / shape;
  }
}
