package dev.millrace.distributions;

import dev.millrace.api.Distribution;
import dev.millrace.api.Quantity;
import dev.millrace.api.Range;
import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * The Weibull distribution: lifetimes and gaps that end with a rate that rises with age for a shape
 * above 1, and falls for a shape below 1.
 *
 * <p>A draw is {@code scale E^(1/shape)} with {@code E} exponential of mean 1, and its n-th moment
 * {@code scale^n gamma(1 + n/shape)} (Johnson, Kotz and Balakrishnan, <i>Continuous Univariate
 * Distributions</i>, volume 1, 2nd edition, 1994, chapter 21).
 *
 * @param mean the expected value, above 0
 * @param shape the shape, from 0.1 to 100; 1 is the exponential distribution
 */
public record WeibullDistribution(
    @Quantity @Range(above = 0) double mean, @Range(min = 0.1, max = 100) double shape)
    implements Distribution {

  @Override
  public DoubleSupplier sampler(RandomGenerator random) {
    var exponential = ZigguratSampler.Exponential.of(UniformSource.of(random));
    double scale = mean / StrictMath.exp(LogGamma.of(1 + 1 / shape));
    double power = 1 / shape;
    return () -> scale * StrictMath.pow(exponential.sample(), power);
  }

  /** {@inheritDoc} It is {@code gamma(1 + 2/shape) / gamma(1 + 1/shape)² − 1}. */
  @Override
  public double squaredCoefficientOfVariation() {
    return StrictMath.expm1(LogGamma.of(1 + 2 / shape) - 2 * LogGamma.of(1 + 1 / shape));
  }
}
