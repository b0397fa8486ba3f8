package dev.millrace.distributions;

import dev.millrace.api.Distribution;
import dev.millrace.api.Quantity;
import dev.millrace.api.Range;
import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * The Pareto distribution: a least value, and a tail so long that a few draws make up most of the
 * sum. Given by the least value or by the mean.
 *
 * <p>A draw exceeds {@code x} with probability {@code (min / x)^shape} (Johnson, Kotz and
 * Balakrishnan, <i>Continuous Univariate Distributions</i>, volume 1, 2nd edition, 1994, chapter
 * 20), so the logarithm of {@code draw / min} is exponential with mean {@code 1 / shape}.
 *
 * @param min the least value; 0 if the mean is given instead
 * @param mean the expected value, for a shape above 1; 0 if the least value is given instead
 * @param shape how fast the tail thins out, from 0.1 to 1000: up to 2 the variance is infinite, up
 *     to 1 the mean too
 */
public record ParetoDistribution(
    @Quantity @Range(min = 0) double min,
    @Quantity @Range(min = 0) double mean,
    @Range(min = 0.1, max = 1000) double shape)
    implements Distribution {

  public ParetoDistribution {
    if (min > 0 == mean > 0) {
      throw new IllegalArgumentException(
          "%s of min and mean are above 0: exactly one has to be"
              .formatted(min > 0 ? "both" : "none"));
    }
    if (mean > 0 && !(shape > 1)) {
      throw new IllegalArgumentException(
          "shape is %s, but the mean is infinite up to a shape of 1: give min instead of mean, or a"
                  .formatted(shape)
              + " greater shape");
    }
  }

  @Override
  public DoubleSupplier sampler(RandomGenerator random) {
    var exponential = ZigguratSampler.Exponential.of(UniformSource.of(random), 1 / shape);
    double least = min > 0 ? min : mean * (shape - 1) / shape;
    return () -> least * StrictMath.exp(exponential.sample());
  }

  /** {@inheritDoc} Here {@code min shape / (shape − 1)}; infinite if shape is at most 1. */
  @Override
  public double mean() {
    if (mean > 0) {
      return mean;
    }
    return shape > 1 ? min * shape / (shape - 1) : Double.POSITIVE_INFINITY;
  }

  /** {@inheritDoc} Here {@code 1 / (shape (shape − 2))}; infinite if shape is at most 2. */
  @Override
  public double squaredCoefficientOfVariation() {
    return shape > 2 ? 1 / (shape * (shape - 2)) : Double.POSITIVE_INFINITY;
  }
}
