package dev.millrace.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every contestant simulates the models that it is timed on.
 *
 * <p>The tolerances are 3.3 standard deviations (99.9 %) of what is measured over {@link
 * #CUSTOMERS}; the standard deviations were found over 40 seeds.
 */
@Tag("slow")
class ContestantTest {
  private static final long CUSTOMERS = 4_000_000;
  private static final double LOSS_TOLERANCE = 0.00105;

  @ParameterizedTest
  @MethodSource("contestantsAndModels")
  void theMeanWaitAndTheLossAreNearTheory(Contestant contestant, Model model) {
    Figures figures = contestant.run(model, CUSTOMERS, 1);

    assertThat(figures.offered()).isEqualTo(CUSTOMERS);
    assertThat(figures.meanWaitSeconds())
        .isCloseTo(model.meanWaitSeconds(), within(waitTolerance(model)));
    if (model.lossShare() == 0) {
      assertThat(figures.lost()).isZero();
    } else {
      assertThat((double) figures.lost() / CUSTOMERS)
          .isCloseTo(model.lossShare(), within(LOSS_TOLERANCE));
    }
  }

  private static double waitTolerance(Model model) {
    return switch (model) {
      case MM1, MM1_AT_PRODUCER -> 0.08;
      case MM3_17 -> 0.031;
    };
  }

  /** Little's law for the line: its mean length is the rate of the served times their mean wait. */
  @ParameterizedTest
  @MethodSource("fullMeasurementsAndModels")
  void fullMeasurementAgreesWithItself(Contestant contestant, Model model) {
    Figures figures = contestant.run(model, CUSTOMERS, 2);
    Figures.Rest rest = Objects.requireNonNull(figures.rest());

    double servedShare = 1 - (double) figures.lost() / figures.offered();
    // Where producers hold those who wait, Millrace sees one at most in its pipeline: while two or
    // more are in the system.
    double inLine =
        contestant instanceof Millrace && model.waitsAtProducer()
            ? Math.pow(model.arrivalsPerSecond(), 2)
            : model.arrivalsPerSecond() * servedShare * figures.meanWaitSeconds();
    assertThat(rest.meanLineLength()).isCloseTo(inLine, Percentage.withPercentage(0.3));
    assertThat(rest.meanServiceSeconds()).isCloseTo(1, within(0.002));
    assertThat(rest.meanSojournSeconds()).isCloseTo(figures.meanWaitSeconds() + 1, within(0.003));
  }

  @ParameterizedTest
  @MethodSource("contestantsAndModels")
  void theSameSeedGivesTheSameFigures(Contestant contestant, Model model) {
    Figures figures = contestant.run(model, 1000, 3);

    assertThat(contestant.run(model, 1000, 3)).isEqualTo(figures);
    assertThat(contestant.run(model, 1000, 4)).isNotEqualTo(figures);
  }

  static Stream<Arguments> contestantsAndModels() {
    return withModels(CustomersPerSecond.CONTESTANTS.stream());
  }

  static Stream<Arguments> fullMeasurementsAndModels() {
    return withModels(
        CustomersPerSecond.CONTESTANTS.stream()
            .filter(contestant -> contestant.run(Model.MM1, 1, 1).rest() != null));
  }

  private static Stream<Arguments> withModels(Stream<Contestant> contestants) {
    return contestants.flatMap(
        contestant -> Stream.of(Model.values()).map(model -> Arguments.of(contestant, model)));
  }
}
