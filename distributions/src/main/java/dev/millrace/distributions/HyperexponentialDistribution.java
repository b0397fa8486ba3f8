package dev.millrace.distributions;

import dev.millrace.api.Distribution;
import dev.millrace.api.Quantity;
import dev.millrace.api.Range;
import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * The hyperexponential distribution of two phases with balanced means: many short and few long
 * exponential draws, each kind half of the sum.
 *
 * <p>With probability {@code p = (1 + sqrt((c² − 1) / (c² + 1))) / 2} a draw has the mean {@code
 * mean / (2 p)}, otherwise {@code mean / (2 (1 − p))}, where {@code c²} is the squared coefficient
 * of variation (Whitt, <i>Approximating a Point Process by a Renewal Process, I</i>, Operations
 * Research 30, 1982, equation 3.7).
 *
 * @param mean the expected value, above 0
 * @param squaredCv the squared coefficient of variation, from 1 to 1000000; 1 is the exponential
 *     distribution
 */
public record HyperexponentialDistribution(
    @Quantity @Range(above = 0) double mean, @Range(min = 1, max = 1_000_000) double squaredCv)
    implements Distribution {

  @Override
  public DoubleSupplier sampler(RandomGenerator random) {
    var source = UniformSource.of(random);
    var exponential = ZigguratSampler.Exponential.of(source);
    double root = StrictMath.sqrt((squaredCv - 1) / (squaredCv + 1));
    double shortShare = (1 + root) / 2;
    double shortMean = mean / (1 + root);
    double longMean = mean / (1 - root);
    return () -> (source.nextDouble() < shortShare ? shortMean : longMean) * exponential.sample();
  }

  @Override
  public double squaredCoefficientOfVariation() {
    return squaredCv;
  }
}
