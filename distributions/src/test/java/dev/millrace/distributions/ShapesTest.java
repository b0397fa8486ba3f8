package dev.millrace.distributions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.millrace.api.Distribution;
import dev.millrace.distributions.MixtureDistribution.Branch;
import dev.millrace.testkit.SeededRandom;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ShapesTest {

  private static final int DRAWS = 100_000;

  /** The Kolmogorov–Smirnov statistic exceeds it by chance for one seed in 10,000. */
  private static final double KOLMOGOROV = 2.23;

  /** Distributions with their distribution functions. */
  static Stream<Arguments> continuous() {
    return Stream.of(
        arguments(
            new ErlangDistribution(3, 3), function(x -> 1 - Math.exp(-x) * (1 + x + x * x / 2))),
        arguments(new GammaDistribution(1, 1), function(x -> -Math.expm1(-x))),
        arguments(
            new WeibullDistribution(Math.sqrt(Math.PI) / 2, 2), function(x -> -Math.expm1(-x * x))),
        arguments(new WeibullDistribution(2, 0.5), function(x -> -Math.expm1(-Math.sqrt(x)))),
        arguments(new ParetoDistribution(1, 0, 0.5), function(x -> 1 - 1 / Math.sqrt(x))),
        arguments(new ParetoDistribution(0, 1.5, 3), function(x -> 1 - 1 / (x * x * x))),
        // A root of 1/2: three quarters of the draws have the mean 2/3, the others 2.
        arguments(
            new HyperexponentialDistribution(1, 5 / 3.0),
            function(x -> 1 - 0.75 * Math.exp(-1.5 * x) - 0.25 * Math.exp(-x / 2))),
        arguments(
            new MixtureDistribution(List.of(new Branch(3, 2 / 3.0, 1), new Branch(1, 2, 1))),
            function(x -> 1 - 0.75 * Math.exp(-1.5 * x) - 0.25 * Math.exp(-x / 2))));
  }

  @ParameterizedTest
  @MethodSource("continuous")
  void drawsFollowTheDistributionFunction(
      Distribution distribution, DoubleUnaryOperator distributionFunction) {
    double[] draws = draws(distribution);
    Arrays.sort(draws);
    double maxDistance = 0;
    for (int i = 0; i < DRAWS; i++) {
      double expected = distributionFunction.applyAsDouble(draws[i]);
      maxDistance =
          Math.max(
              maxDistance, Math.max(expected - (double) i / DRAWS, (i + 1.0) / DRAWS - expected));
    }

    assertThat(maxDistance * Math.sqrt(DRAWS)).isLessThan(KOLMOGOROV);
  }

  /** Quantiles of the chi-square distribution with one degree of freedom, from tables. */
  @Test
  void aGammaOfVariationTwo_isChiSquare() {
    double[] draws = draws(new GammaDistribution(1, 2));

    assertShare(draws, 0.00393214, 0.05);
    assertShare(draws, 0.45493642, 0.5);
    assertShare(draws, 6.63489660, 0.99);
  }

  @Test
  void aLognormalHasItsSigma() {
    double[] draws = draws(new LognormalDistribution(Math.exp(0.5), null, 1.0, null));

    assertShare(draws, 1, 0.5);
    assertShare(draws, Math.exp(2.3263478740408408), 0.99);
  }

  @Test
  void geometricDrawsFollowTheirProbabilities() {
    double[] draws = draws(new GeometricDistribution(4));

    assertThat(Arrays.stream(draws)).allMatch(draw -> draw >= 1 && draw == Math.rint(draw));
    for (int n = 1; n < 12; n++) {
      assertShare(draws, n, 1 - Math.pow(0.75, n));
    }
    assertThat(draws(new GeometricDistribution(1))).containsOnly(1);
  }

  @Test
  void bimodalDrawsAreLowOrHigh() {
    double[] draws = draws(new BimodalDistribution(1, 50, 0.05));

    assertThat(draws).containsOnly(1, 50);
    assertShare(draws, 1, 0.95);
  }

  @Test
  void aBranchWithoutWeight_isNotChosen() {
    var mixture =
        new MixtureDistribution(
            List.of(new Branch(0, 7, 0), new Branch(2, 3, 0), new Branch(0, 9, 0)));

    assertThat(draws(mixture)).containsOnly(3);
  }

  private static void assertShare(double[] draws, double quantile, double probability) {
    long below = Arrays.stream(draws).filter(draw -> draw <= quantile).count();
    double standardDeviation = Math.sqrt(draws.length * probability * (1 - probability));

    assertThat(Math.abs(below - draws.length * probability) / standardDeviation)
        .as("standard deviations between the share up to %s and its expectation", quantile)
        .isLessThan(4);
  }

  private static double[] draws(Distribution distribution) {
    return DoubleStream.generate(distribution.sampler(SeededRandom.of(4))).limit(DRAWS).toArray();
  }

  private static DoubleUnaryOperator function(DoubleUnaryOperator probability) {
    return probability;
  }
}
