package dev.millrace.distributions;

import dev.millrace.api.Distribution;
import dev.millrace.api.Quantity;
import dev.millrace.api.Range;
import java.util.Locale;
import java.util.Objects;
import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.jspecify.annotations.Nullable;

/**
 * The lognormal distribution, by its mean and one of three measures of its spread: service times
 * with a long tail.
 *
 * <p>With {@code mu} and {@code sigma} the mean and standard deviation of the logarithm, {@code
 * mean = exp(mu + sigma² / 2)} and {@code p99 = exp(mu + z sigma)}, where {@code z} is the 0.99
 * quantile of the standard normal distribution (Johnson, Kotz and Balakrishnan, <i>Continuous
 * Univariate Distributions</i>, volume 1, 2nd edition, 1994, chapter 14). Dividing the second by
 * the first leaves {@code sigma² − 2 z sigma + 2 ln(p99 / mean) = 0}. The smaller root is used;
 * with the greater one, {@code sigma} above {@code z}, nearly all values would be far below the
 * mean. There is no root if {@code p99 / mean} exceeds {@code exp(z² / 2)}.
 *
 * @param mean the expected value, above 0
 * @param p99 the 99th percentile, above {@code mean} and at most 14.968 times {@code mean}; null if
 *     the spread is given otherwise
 * @param sigma the standard deviation of the logarithm, above 0 and at most 10; null if the spread
 *     is given otherwise
 * @param squaredCv the squared coefficient of variation, above 0; null if the spread is given
 *     otherwise
 */
public record LognormalDistribution(
    @Quantity @Range(above = 0) double mean,
    @Quantity @Range(above = 0) @Nullable Double p99,
    @Range(above = 0, max = 10) @Nullable Double sigma,
    @Range(above = 0) @Nullable Double squaredCv)
    implements Distribution {

  private static final double Z99 = 2.3263478740408408;

  /** {@code exp(z² / 2)}, rounded down so that the check agrees with its message. */
  private static final double MAX_RATIO = 14.968;

  public LognormalDistribution {
    long given = Stream.of(p99, sigma, squaredCv).filter(Objects::nonNull).count();
    if (given != 1) {
      throw new IllegalArgumentException(
          "%d of p99, sigma and squared-cv are given; allowed: exactly one".formatted(given));
    }
    if (p99 != null) {
      checkRatio(p99 / mean);
    }
  }

  private static void checkRatio(double ratio) {
    if (!(ratio > 1 && ratio <= MAX_RATIO)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "p99 is %.5g times mean; allowed: more than 1 and at most %.3f times mean",
              ratio,
              MAX_RATIO));
    }
  }

  @Override
  public DoubleSupplier sampler(RandomGenerator random) {
    double sigma = sigmaOfLogarithm();
    double mu = StrictMath.log(mean) - sigma * sigma / 2;
    var gaussian = ZigguratSampler.NormalizedGaussian.of(UniformSource.of(random));
    // StrictMath rounds equally on every JDK and processor.
    return () -> StrictMath.exp(mu + sigma * gaussian.sample());
  }

  /** {@inheritDoc} It is {@code exp(sigma²) − 1}. */
  @Override
  public double squaredCoefficientOfVariation() {
    if (squaredCv != null) {
      return squaredCv;
    }
    double sigma = sigmaOfLogarithm();
    return StrictMath.expm1(sigma * sigma);
  }

  private double sigmaOfLogarithm() {
    if (sigma != null) {
      return sigma;
    }
    if (squaredCv != null) {
      return StrictMath.sqrt(StrictMath.log1p(squaredCv));
    }
    double log = StrictMath.log(Objects.requireNonNull(p99) / mean);
    // z - sqrt(z² - 2 log), without cancellation if p99 is close to the mean.
    return 2 * log / (Z99 + StrictMath.sqrt(Z99 * Z99 - 2 * log));
  }
}
