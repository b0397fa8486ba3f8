package dev.millrace.distributions;

import dev.millrace.api.Distribution;
import dev.millrace.api.Quantity;
import dev.millrace.api.Range;
import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * The exponential distribution: the gaps between independent events at a constant rate.
 *
 * <p>Formulas: Johnson, Kotz and Balakrishnan, <i>Continuous Univariate Distributions</i>, volume 1
 * (2nd edition, 1994), chapter 19.
 *
 * @param mean the expected value, above 0
 */
public record ExponentialDistribution(@Quantity @Range(above = 0) double mean)
    implements Distribution {

  @Override
  public DoubleSupplier sampler(RandomGenerator random) {
    return ZigguratSampler.Exponential.of(UniformSource.of(random), mean)::sample;
  }

  /** {@inheritDoc} It is 1, because the standard deviation is the mean. */
  @Override
  public double squaredCoefficientOfVariation() {
    return 1;
  }
}
