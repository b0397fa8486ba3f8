package dev.millrace.distributions;

import dev.millrace.api.Distribution;
import dev.millrace.api.Quantity;
import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * The geometric distribution on 1, 2, …: the size of a burst that continues after each message with
 * the same probability.
 *
 * <p>With {@code p = 1 / mean} the value {@code n} has the probability {@code p (1 − p)^(n−1)} and
 * the variance is {@code (1 − p) / p²} (Johnson, Kemp and Kotz, <i>Univariate Discrete
 * Distributions</i>, 3rd edition, 2005, chapter 5). An exponential draw of mean {@code −1 / ln(1 −
 * p)}, rounded up, is geometric.
 *
 * @param mean the expected value, at least 1
 */
public record GeometricDistribution(@Quantity double mean) implements Distribution {

  public GeometricDistribution {
    // Not a @Range, which would limit a duration to one second.
    if (!(mean >= 1)) {
      throw new IllegalArgumentException(
          "mean is %s; allowed: at least 1, the smallest draw".formatted(mean));
    }
  }

  @Override
  public DoubleSupplier sampler(RandomGenerator random) {
    if (mean == 1) {
      return () -> 1;
    }
    var exponential =
        ZigguratSampler.Exponential.of(UniformSource.of(random), -1 / StrictMath.log1p(-1 / mean));
    return () -> 1 + Math.floor(exponential.sample());
  }

  /** {@inheritDoc} It is {@code 1 − 1 / mean}. */
  @Override
  public double squaredCoefficientOfVariation() {
    return 1 - 1 / mean;
  }
}
