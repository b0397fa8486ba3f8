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

class RefusalsTest {

  static Stream<Arguments> refused() {
    return Stream.of(
        refused(
            () -> new LognormalDistribution(1, null, null, null),
            "0 of p99, sigma and squared-cv are given: exactly one has to be"),
        refused(
            () -> new LognormalDistribution(1, 3.0, null, 4.0),
            "2 of p99, sigma and squared-cv are given: exactly one has to be"),
        refused(
            () -> new ParetoDistribution(0, 0, 3),
            "none of min and mean are above 0: exactly one has to be"),
        refused(
            () -> new ParetoDistribution(1, 2, 3),
            "both of min and mean are above 0: exactly one has to be"),
        refused(
            () -> new ParetoDistribution(0, 2, 1),
            "shape is 1.0, but the mean is infinite up to a shape of 1: give min instead of mean,"
                + " or a greater shape"),
        refused(
            () -> new BimodalDistribution(2, 1, 0.5),
            "low is above high: low must be at most high"),
        refused(
            () -> new MixtureDistribution(List.of()), "branches is empty: at least one is needed"),
        refused(
            () -> new MixtureDistribution(List.of(new Branch(0, 1, 1))),
            "all weights are 0: at least one must be above 0"),
        refused(
            () -> new GeometricDistribution(0.5),
            "mean is 0.5: a geometric distribution begins at 1, so its mean must be at least 1"));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void aMistakeIsToldWithWhatIsAllowed(ThrowingCallable mistake, String message) {
    assertThatThrownBy(mistake).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }

  private static Arguments refused(ThrowingCallable mistake, String message) {
    return arguments(mistake, message);
  }
}
