package dev.millrace.distributions;

import dev.millrace.api.Distribution;
import dev.millrace.api.Quantity;
import dev.millrace.api.Range;
import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * The Pareto distribution, by its minimum or its mean: a tail so heavy that a few draws make up
 * most of the sum.
 *
 * <p>A draw exceeds {@code x} with probability {@code (min / x)^shape} (Johnson, Kotz and
 * Balakrishnan, <i>Continuous Univariate Distributions</i>, volume 1, 2nd edition, 1994, chapter
 * 20), so the logarithm of {@code draw / min} is exponential with mean {@code 1 / shape}.
 *
 * @param min the minimum; 0 if the mean is given
 * @param mean the expected value, for a shape above 1; 0 if the minimum is given
 * @param shape the tail index, from 0.1 to 1000: the variance is infinite up to 2, the mean up to 1
 */
public record ParetoDistribution(
    @Quantity @Range(min = 0) double min,
    @Quantity @Range(min = 0) double mean,
    @Range(min = 0.1, max = 1000) double shape)
    implements Distribution {

  public ParetoDistribution {
    if (min > 0 == mean > 0) {
      throw new IllegalArgumentException(
          "%s of min and mean are above 0; allowed: exactly one"
              .formatted(min > 0 ? "both" : "none"));
    }
    if (mean > 0 && !(shape > 1)) {
      throw new IllegalArgumentException(
          "shape is %s; allowed with mean: above 1, because the mean is infinite up to a shape of 1"
              .formatted(shape));
    }
  }

  @Override
  public DoubleSupplier sampler(RandomGenerator random) {
    var exponential = ZigguratSampler.Exponential.of(UniformSource.of(random), 1 / shape);
    double minimum = min > 0 ? min : mean * (shape - 1) / shape;
    return () -> minimum * StrictMath.exp(exponential.sample());
  }

  /** {@inheritDoc} It is {@code min shape / (shape − 1)}; infinite if shape is at most 1. */
  @Override
  public double mean() {
    if (mean > 0) {
      return mean;
    }
    return shape > 1 ? min * shape / (shape - 1) : Double.POSITIVE_INFINITY;
  }

  /** {@inheritDoc} It is {@code 1 / (shape (shape − 2))}; infinite if shape is at most 2. */
  @Override
  public double squaredCoefficientOfVariation() {
    return shape > 2 ? 1 / (shape * (shape - 2)) : Double.POSITIVE_INFINITY;
  }
}
