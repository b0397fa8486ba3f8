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
 * Compares the figures of every entry with queueing theory.
 *
 * <p>The tolerances are 3.3 standard deviations (99.9 %) of the figures of {@link #CUSTOMERS}
 * customers; the standard deviations were estimated from 40 seeds.
 */
@Tag("slow")
class EntryTest {
  private static final long CUSTOMERS = 4_000_000;
  private static final double LOSS_TOLERANCE = 0.00105;

  @ParameterizedTest
  @MethodSource("entriesAndModels")
  void meanWaitAndLossAgreeWithTheory(Entry entry, Model model) {
    Figures figures = entry.run(model, CUSTOMERS, 1);

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

  /** Little's law for the queue: mean length = rate of customers served times their mean wait. */
  @ParameterizedTest
  @MethodSource("fullMeasurementsAndModels")
  void fullMeasurementSatisfiesLittlesLaw(Entry entry, Model model) {
    Figures figures = entry.run(model, CUSTOMERS, 2);
    Figures.Rest rest = Objects.requireNonNull(figures.rest());

    double servedShare = 1 - (double) figures.lost() / figures.offered();
    // If customers wait as blocked producers, Millrace's pipeline contains at most one: while two
    // or
    // more are in the system.
    double inQueue =
        entry instanceof Millrace && model.waitsAtProducer()
            ? Math.pow(model.arrivalsPerSecond(), 2)
            : model.arrivalsPerSecond() * servedShare * figures.meanWaitSeconds();
    assertThat(rest.meanQueueLength()).isCloseTo(inQueue, Percentage.withPercentage(0.3));
    assertThat(rest.meanServiceSeconds()).isCloseTo(1, within(0.002));
    assertThat(rest.meanSojournSeconds()).isCloseTo(figures.meanWaitSeconds() + 1, within(0.003));
  }

  @ParameterizedTest
  @MethodSource("entriesAndModels")
  void sameSeedGivesSameFigures(Entry entry, Model model) {
    Figures figures = entry.run(model, 1000, 3);

    assertThat(entry.run(model, 1000, 3)).isEqualTo(figures);
    assertThat(entry.run(model, 1000, 4)).isNotEqualTo(figures);
  }

  static Stream<Arguments> entriesAndModels() {
    return withModels(CustomersPerSecond.ENTRIES.stream());
  }

  static Stream<Arguments> fullMeasurementsAndModels() {
    return withModels(
        CustomersPerSecond.ENTRIES.stream()
            .filter(entry -> entry.run(Model.MM1, 1, 1).rest() != null));
  }

  private static Stream<Arguments> withModels(Stream<Entry> entries) {
    return entries.flatMap(
        entry -> Stream.of(Model.values()).map(model -> Arguments.of(entry, model)));
  }
}
