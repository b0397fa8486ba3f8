package dev.millrace.distributions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.millrace.api.ConstantDistribution;
import dev.millrace.api.Distribution;
import dev.millrace.testkit.SeededRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DistributionsTest {

  static Stream<Distribution> drawn() {
    return Stream.of(
        new UniformDistribution(0, 1),
        new UniformDistribution(5e6, 2e7),
        new ExponentialDistribution(1e7),
        lognormal(1e7, 1.1e7),
        lognormal(1e7, 3e7));
  }

  @ParameterizedTest
  @MethodSource("drawn")
  void drawsHaveTheStatedMeanAndVariation(Distribution distribution) {
    Estimate.of(Estimate::mean, distribution.sampler(SeededRandom.of(1)))
        .isCloseTo(distribution.mean());
    Estimate.of(Estimate::squaredCoefficientOfVariation, distribution.sampler(SeededRandom.of(2)))
        .isCloseTo(distribution.squaredCoefficientOfVariation());
  }

  @ParameterizedTest
  @CsvSource({"1e7, 1.1e7", "1e7, 3e7", "2, 20"})
  void lognormalDrawsHaveTheirP99(double mean, double p99) {
    Estimate.of(Estimate::p99, lognormal(mean, p99).sampler(SeededRandom.of(3))).isCloseTo(p99);
  }

  @Test
  void momentsAreExact() {
    assertThat(new ConstantDistribution(7).mean()).isEqualTo(7);
    assertThat(new ConstantDistribution(0).squaredCoefficientOfVariation()).isZero();
    assertThat(new UniformDistribution(1, 3).mean()).isEqualTo(2);
    assertThat(new UniformDistribution(0, 1).squaredCoefficientOfVariation())
        .isEqualTo(1 / 3.0, within(1e-15));
    assertThat(new ExponentialDistribution(3).mean()).isEqualTo(3);
    assertThat(new ExponentialDistribution(3).squaredCoefficientOfVariation()).isEqualTo(1);
    assertThat(lognormal(2, 5).mean()).isEqualTo(2);
  }

  /** With sigma 1, p99 / mean is exp(z − 1/2) and the variation e − 1. */
  @Test
  void aLognormalOfSigmaOne_hasItsVariation() {
    var distribution = lognormal(1, Math.exp(2.3263478740408408 - 0.5));

    assertThat(distribution.squaredCoefficientOfVariation()).isEqualTo(Math.E - 1, within(1e-12));
  }

  @Test
  void aUniformWithoutWidth_isConstant() {
    var distribution = new UniformDistribution(0, 0);

    assertThat(distribution.sampler(SeededRandom.of(1)).getAsDouble()).isZero();
    assertThat(distribution.squaredCoefficientOfVariation()).isZero();
  }

  @Test
  void minAboveMax_isRejected() {
    assertThatThrownBy(() -> new UniformDistribution(2, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("min is above max; allowed: at most max");
  }

  @ParameterizedTest
  @CsvSource({"10, 1.0000", "5, 0.50000", "150, 15.000"})
  void anImpossibleP99_isRejected(double p99, String ratio) {
    assertThatThrownBy(() -> lognormal(10, p99))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "p99 is %s times mean; allowed: more than 1 and at most 14.968 times mean", ratio);
  }

  @ParameterizedTest
  @CsvSource({"10.0001", "149.68"})
  void anExtremeP99_isAccepted(double p99) {
    var sampler = lognormal(10, p99).sampler(SeededRandom.of(1));

    assertThat(sampler.getAsDouble()).isPositive().isFinite();
  }

  private static LognormalDistribution lognormal(double mean, double p99) {
    return new LognormalDistribution(mean, p99, null, null);
  }
}
