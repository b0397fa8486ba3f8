package dev.millrace.distributions;

import dev.millrace.api.Distribution;
import dev.millrace.api.Quantity;
import dev.millrace.api.Range;
import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;
import org.apache.commons.rng.sampling.distribution.ContinuousUniformSampler;

/**
 * The continuous uniform distribution between two bounds.
 *
 * <p>Formulas: Johnson, Kotz and Balakrishnan, <i>Continuous Univariate Distributions</i>, volume 2
 * (2nd edition, 1995), chapter 26.
 *
 * @param min the lower bound, at least 0
 * @param max the upper bound, at least {@code min}
 */
public record UniformDistribution(
    @Quantity @Range(min = 0) double min, @Quantity @Range(min = 0) double max)
    implements Distribution {

  public UniformDistribution {
    if (!(min <= max)) {
      throw new IllegalArgumentException("min is above max; allowed: at most max");
    }
  }

  @Override
  public DoubleSupplier sampler(RandomGenerator random) {
    return ContinuousUniformSampler.of(UniformSource.of(random), min, max)::sample;
  }

  /** {@inheritDoc} It is {@code (min + max) / 2}. */
  @Override
  public double mean() {
    return (min + max) / 2;
  }

  /**
   * {@inheritDoc} The variance is {@code (max − min)² / 12}, hence {@code ((max − min) / (max +
   * min))² / 3}.
   */
  @Override
  public double squaredCoefficientOfVariation() {
    if (min == max) {
      return 0;
    }
    double relativeHalfWidth = (max - min) / (max + min);
    return relativeHalfWidth * relativeHalfWidth / 3;
  }
}
