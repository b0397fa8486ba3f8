package dev.millrace.distributions;

import dev.millrace.api.Distribution;
import dev.millrace.api.Quantity;
import dev.millrace.api.Range;
import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;

/**
 * One of two values, such as the times of a cache hit and a cache miss.
 *
 * <p>The mean and variance are those of a Bernoulli variable with probability {@code highShare},
 * scaled by {@code high − low} and shifted by {@code low}.
 *
 * @param low the low value, at least 0
 * @param high the high value, at least {@code low}
 * @param highShare the probability of {@code high}, from 0 to 1
 */
public record BimodalDistribution(
    @Quantity @Range(min = 0) double low,
    @Quantity @Range(min = 0) double high,
    @Range(min = 0, max = 1) double highShare)
    implements Distribution {

  public BimodalDistribution {
    if (!(low <= high)) {
      throw new IllegalArgumentException("low is above high; allowed: at most high");
    }
  }

  @Override
  public DoubleSupplier sampler(RandomGenerator random) {
    var source = UniformSource.of(random);
    return () -> source.nextDouble() < highShare ? high : low;
  }

  /** {@inheritDoc} It is {@code low + highShare (high − low)}. */
  @Override
  public double mean() {
    return low + highShare * (high - low);
  }

  /** {@inheritDoc} It is {@code highShare (1 − highShare) (high − low)² / mean²}. */
  @Override
  public double squaredCoefficientOfVariation() {
    if (mean() == 0) {
      return 0;
    }
    double relativeSpread = (high - low) / mean();
    return highShare * (1 - highShare) * relativeSpread * relativeSpread;
  }
}
