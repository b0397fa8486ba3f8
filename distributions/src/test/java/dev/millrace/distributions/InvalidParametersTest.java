package dev.millrace.distributions;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.millrace.distributions.MixtureDistribution.Branch;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class InvalidParametersTest {

  static Stream<Arguments> invalid() {
    return Stream.of(
        invalid(
            () -> new LognormalDistribution(1, null, null, null),
            "0 of p99, sigma and squared-cv are given; allowed: exactly one"),
        invalid(
            () -> new LognormalDistribution(1, 3.0, null, 4.0),
            "2 of p99, sigma and squared-cv are given; allowed: exactly one"),
        invalid(
            () -> new ParetoDistribution(0, 0, 3),
            "none of min and mean are above 0; allowed: exactly one"),
        invalid(
            () -> new ParetoDistribution(1, 2, 3),
            "both of min and mean are above 0; allowed: exactly one"),
        invalid(
            () -> new ParetoDistribution(0, 2, 1),
            "shape is 1.0; allowed with mean: above 1, because the mean is infinite up to a shape of"
                + " 1"),
        invalid(
            () -> new BimodalDistribution(2, 1, 0.5), "low is above high; allowed: at most high"),
        invalid(
            () -> new MixtureDistribution(List.of()), "branches is empty; allowed: at least one"),
        invalid(
            () -> new MixtureDistribution(List.of(new Branch(0, 1, 1))),
            "all weights are 0; allowed: at least one above 0"),
        invalid(
            () -> new GeometricDistribution(0.5),
            "mean is 0.5; allowed: at least 1, the smallest draw"));
  }

  @ParameterizedTest
  @MethodSource("invalid")
  void invalidParameters_areRejected(ThrowingCallable creation, String message) {
    assertThatThrownBy(creation).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }

  private static Arguments invalid(ThrowingCallable creation, String message) {
    return arguments(creation, message);
  }
}
