package dev.millrace.distributions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.withSettings;

import dev.millrace.api.ConstantDistribution;
import dev.millrace.api.Distribution;
import dev.millrace.distributions.MixtureDistribution.Branch;
import dev.millrace.testkit.SeededRandom;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FixedSeedTest {

  static Stream<Arguments> firstDraws() {
    return Stream.of(
        arguments(new ConstantDistribution(7), new double[] {7, 7, 7}),
        arguments(
            new UniformDistribution(1, 3),
            new double[] {2.3928277404259553, 2.341999416472835, 2.4150487079030674}),
        arguments(
            new ExponentialDistribution(1),
            new double[] {2.948898246657963, 2.9319347554566, 2.006373467400562}),
        arguments(
            new LognormalDistribution(1, 3.0, null, null),
            new double[] {0.3704418016663398, 0.33933900376073056, 0.4517375403256883}),
        arguments(
            new ErlangDistribution(3, 3),
            new double[] {0.8179743311322096, 1.1265143122207073, 0.9987444381192967}),
        arguments(
            new GammaDistribution(1, 0.25),
            new double[] {0.3454842241033018, 0.4469698460689807, 0.4054472034338263}),
        arguments(
            new GammaDistribution(1, 4),
            new double[] {1.0542893939410685E-4, 1.3284143658946546, 0.07105912733662215}),
        arguments(
            new LognormalDistribution(1, null, 1.0, null),
            new double[] {0.1230626848064182, 0.10440550110815222, 0.17851243145257395}),
        arguments(
            new LognormalDistribution(1, null, null, 4.0),
            new double[] {0.059114934857969544, 0.047985804175790694, 0.09476224743797997}),
        arguments(
            new WeibullDistribution(1, 0.7),
            new double[] {3.7031337400519257, 3.6727395521001207, 2.1362086372853883}),
        arguments(
            new ParetoDistribution(1, 0, 1.5),
            new double[] {7.141566602782954, 7.061257630723212, 3.809821400765504}),
        arguments(
            new HyperexponentialDistribution(1, 4),
            new double[] {1.6521696486164366, 0.1947917755060099, 0.10483265161516739}),
        arguments(new BimodalDistribution(1, 2, 0.69), new double[] {1, 2, 1}),
        arguments(
            new MixtureDistribution(List.of(new Branch(1, 2, 4), new Branch(1, 1, 1))),
            new double[] {2.9319347554566, 0.3456768360085999, 0.18603567438402885}),
        arguments(new GeometricDistribution(10), new double[] {28, 28, 20}));
  }

  /** Bit for bit, on every JDK and processor. */
  @ParameterizedTest
  @MethodSource("firstDraws")
  void firstDrawsDoNotChange(Distribution distribution, double[] pinned) {
    var sampler = distribution.sampler(SeededRandom.of(42));

    assertThat(DoubleStream.generate(sampler).limit(3).toArray()).containsExactly(pinned);
  }

  @Test
  void aUniformRandomProvider_isUsedDirectly() {
    RandomGenerator both =
        mock(RandomGenerator.class, withSettings().extraInterfaces(UniformRandomProvider.class));

    assertThat(UniformSource.of(both)).isSameAs(both);
  }

  @Test
  void anotherGenerator_isAdapted() {
    assertThat(UniformSource.of(SeededRandom.of(1)).nextLong())
        .isEqualTo(SeededRandom.of(1).nextLong());
  }
}
