package dev.millrace.distributions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.millrace.api.Distribution;
import dev.millrace.distributions.MixtureDistribution.Branch;
import dev.millrace.testkit.SeededRandom;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MomentsTest {

  private static final MixtureDistribution MIXTURE =
      new MixtureDistribution(
          List.of(new Branch(9, 2, 1), new Branch(1, 80, 0), new Branch(0, 1, 1)));

  /** Distributions with their exact mean and squared coefficient of variation. */
  static Stream<Arguments> exact() {
    return Stream.of(
        arguments(new ErlangDistribution(6, 3), 6, 1 / 3.0),
        arguments(new GammaDistribution(6, 0.25), 6, 0.25),
        arguments(new GammaDistribution(6, 4), 6, 4),
        arguments(new LognormalDistribution(6, null, 1.0, null), 6, Math.E - 1),
        arguments(new LognormalDistribution(6, null, null, 4.0), 6, 4),
        // gamma(1 + 2/k) / gamma(1 + 1/k)² - 1 with k = 1/2: 4! / 2!² - 1.
        arguments(new WeibullDistribution(6, 0.5), 6, 5),
        arguments(new WeibullDistribution(6, 1), 6, 1),
        // With k = 2: 1 / (pi / 4) - 1.
        arguments(new WeibullDistribution(6, 2), 6, 4 / Math.PI - 1),
        // With k = 1/10: 20! / 10!² - 1.
        arguments(new WeibullDistribution(6, 0.1), 6, 184_755),
        arguments(new ParetoDistribution(2, 0, 5), 2.5, 1 / 15.0),
        arguments(new ParetoDistribution(0, 2.5, 5), 2.5, 1 / 15.0),
        arguments(new HyperexponentialDistribution(6, 4), 6, 4),
        arguments(new HyperexponentialDistribution(6, 1), 6, 1),
        // 0.1 0.9 100 / 4.
        arguments(new BimodalDistribution(1, 11, 0.1), 2, 2.25),
        // Mean (18 + 80) / 10; second moment (9 2 4 + 6400) / 10.
        arguments(MIXTURE, 9.8, 647.2 / 96.04 - 1),
        arguments(new GeometricDistribution(10), 10, 0.9));
  }

  @ParameterizedTest
  @MethodSource("exact")
  void momentsAreExact(Distribution distribution, double mean, double squaredCv) {
    assertThat(distribution.mean()).isEqualTo(mean, within(1e-12 * mean));
    assertThat(distribution.squaredCoefficientOfVariation())
        .isEqualTo(squaredCv, within(1e-12 * squaredCv));
  }

  static Stream<Distribution> drawn() {
    return exact()
        .map(arguments -> (Distribution) arguments.get()[0])
        // The average of draws would not converge.
        .filter(distribution -> distribution.squaredCoefficientOfVariation() < 1000);
  }

  @ParameterizedTest
  @MethodSource("drawn")
  void drawsHaveTheStatedMeanAndVariation(Distribution distribution) {
    Estimate.of(Estimate::mean, distribution.sampler(SeededRandom.of(1)))
        .isCloseTo(distribution.mean());
    // The second moment, because the estimate of the variation is biased for long tails.
    double mean = distribution.mean();
    Estimate.of(
            draws -> Estimate.mean(Arrays.stream(draws).map(draw -> draw * draw).toArray()),
            distribution.sampler(SeededRandom.of(2)))
        .isCloseTo(mean * mean * (1 + distribution.squaredCoefficientOfVariation()));
  }

  @Test
  void heavyParetoTails_haveInfiniteMoments() {
    assertThat(new ParetoDistribution(2, 0, 2).squaredCoefficientOfVariation()).isInfinite();
    assertThat(new ParetoDistribution(2, 0, 1).mean()).isInfinite();
    assertThat(new ParetoDistribution(2, 0, 1).squaredCoefficientOfVariation()).isInfinite();
  }

  @Test
  void distributionsOfZero_haveNoVariation() {
    assertThat(new BimodalDistribution(0, 5, 0).squaredCoefficientOfVariation()).isZero();
    assertThat(new BimodalDistribution(0, 0, 0.5).squaredCoefficientOfVariation()).isZero();
    assertThat(
            new MixtureDistribution(List.of(new Branch(1, 0, 1))).squaredCoefficientOfVariation())
        .isZero();
  }

  @Test
  void logGamma_isThatOfFactorials() {
    assertThat(LogGamma.of(1)).isEqualTo(0, within(1e-14));
    assertThat(LogGamma.of(2)).isEqualTo(0, within(1e-14));
    assertThat(LogGamma.of(1.5)).isEqualTo(Math.log(Math.sqrt(Math.PI) / 2), within(1e-14));
    assertThat(Math.exp(LogGamma.of(11))).isEqualTo(3_628_800, within(1e-6));
    assertThat(Math.exp(LogGamma.of(21))).isEqualTo(2.43290200817664e18, within(1e5));
  }
}
