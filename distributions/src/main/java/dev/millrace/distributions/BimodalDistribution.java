package dev.millrace.distributions;

import dev.millrace.api.Distribution;
import dev.millrace.api.Quantity;
import dev.millrace.api.Range;
import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;

/**
 * One of two values: the usual one, or now and then another, such as a hit and a miss of a cache.
 *
 * <p>The mean and variance are those of a Bernoulli variable with probability {@code highShare},
 * moved by {@code low} and scaled by {@code high − low}.
 *
 * @param low the one value, at least 0
 * @param high the other value, not below {@code low}
 * @param highShare the probability of {@code high}, from 0 to 1
 */
public record BimodalDistribution(
    @Quantity @Range(min = 0) double low,
    @Quantity @Range(min = 0) double high,
    @Range(min = 0, max = 1) double highShare)
    implements Distribution {

  public BimodalDistribution {
    if (!(low <= high)) {
      throw new IllegalArgumentException("low is above high: low must be at most high");
    }
  }

  @Override
  public DoubleSupplier sampler(RandomGenerator random) {
    var source = UniformSource.of(random);
    return () -> source.nextDouble() < highShare ? high : low;
  }

  /** {@inheritDoc} Here {@code low + highShare (high − low)}. */
  @Override
  public double mean() {
    return low + highShare * (high - low);
  }

  /**
   * {@inheritDoc} Here {@code highShare (1 − highShare) (high − low)² / mean²}; 0 for a mean of 0.
   */
  @Override
  public double squaredCoefficientOfVariation() {
    if (mean() == 0) {
      return 0;
    }
    double spreadByMean = (high - low) / mean();
    return highShare * (1 - highShare) * spreadByMean * spreadByMean;
  }
}
