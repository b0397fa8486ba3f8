package dev.millrace.distributions;

import dev.millrace.api.Distribution;
import dev.millrace.api.Quantity;
import dev.millrace.api.Range;
import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * The gamma distribution by its mean and its variation, from nearly constant to far burstier than
 * exponential.
 *
 * <p>With shape {@code k} and scale {@code s} the mean is {@code k s} and the variance {@code k s²}
 * (Johnson, Kotz and Balakrishnan, <i>Continuous Univariate Distributions</i>, volume 1, 2nd
 * edition, 1994, chapter 17), so the squared coefficient of variation is {@code 1 / k}.
 *
 * @param mean the expected value, above 0
 * @param squaredCv the squared coefficient of variation, above 0 and at most 1000; 1 is the
 *     exponential distribution
 */
public record GammaDistribution(
    @Quantity @Range(above = 0) double mean, @Range(above = 0, max = 1000) double squaredCv)
    implements Distribution {

  @Override
  public DoubleSupplier sampler(RandomGenerator random) {
    return sampler(UniformSource.of(random), 1 / squaredCv, mean * squaredCv);
  }

  /**
   * Returns a source of draws for any shape and scale. For a shape below 1, Commons RNG uses
   * Math.pow, which may round differently on another JDK. Instead a draw for the shape plus 1 is
   * multiplied by {@code U^(1/shape)} with a uniform {@code U} (Marsaglia and Tsang, <i>A Simple
   * Method for Generating Gamma Variables</i>, ACM TOMS 26, 2000, section 6); {@code -ln U} is
   * exponential.
   */
  static DoubleSupplier sampler(UniformRandomProvider source, double shape, double scale) {
    if (shape >= 1) {
      return AhrensDieterMarsagliaTsangGammaSampler.of(source, shape, scale)::sample;
    }
    var larger = AhrensDieterMarsagliaTsangGammaSampler.of(source, shape + 1, scale);
    var exponential = ZigguratSampler.Exponential.of(source, 1 / shape);
    return () -> larger.sample() * StrictMath.exp(-exponential.sample());
  }

  @Override
  public double squaredCoefficientOfVariation() {
    return squaredCv;
  }
}
