package dev.millrace.sim.study;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.millrace.api.Arrival;
import dev.millrace.api.Producer;
import dev.millrace.sim.engine.Arrivals;
import dev.millrace.sim.engine.RunSettings;
import dev.millrace.sim.engine.Simulation.ProducerSpec;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ArrivalPatternTest {

  private static ProducerSpec spec(String name, Producer producer) {
    return new ProducerSpec(name, producer, Arrivals.OPEN, false);
  }

  private static final Comparator<Double> NEARLY =
      (a, b) -> Math.abs(a - b) < 1e-9 ? 0 : Double.compare(a, b);

  private static final ArrivalPattern BURSTS = new ArrivalPattern(12, 1.5, 1.75, 9.0 / 7, true);

  private static RunSettings run(@Nullable Duration duration, @Nullable Long messages) {
    return new RunSettings(1, duration, messages, Duration.ofSeconds(1), Duration.ofSeconds(1));
  }

  private static ProducerSpec every(Duration gap) {
    return spec("even-1", () -> Arrival.after(gap, "body"));
  }

  /** Bursts of 3 at 0, 2, 4 and 6 s, then the end. */
  private static ProducerSpec bursts() {
    int[] made = {0};
    return spec(
        "bursts-1",
        () -> {
          if (made[0] == 12) {
            return null;
          }
          boolean first = made[0] > 0 && made[0] % 3 == 0;
          return Arrival.after(Duration.ofSeconds(first ? 2 : 0), made[0]++);
        });
  }

  /** 9 messages in 6 s after the first; counts 3, 0, 3, 0, 3, 0, 3: mean 12/7, variance 108/49. */
  @Test
  void pattern_ofBursts_hasMeanRateAndPeak() {
    ArrivalPattern pattern = ArrivalPattern.of(run(null, null), List.of(bursts()));

    assertThat(pattern)
        .usingRecursiveComparison()
        .withComparatorForType(NEARLY, Double.class)
        .isEqualTo(BURSTS);
  }

  @Test
  void pattern_endingBeforeDuration_ignoresDuration() {
    ArrivalPattern pattern = ArrivalPattern.of(run(Duration.ofHours(1), null), List.of(bursts()));

    assertThat(pattern)
        .usingRecursiveComparison()
        .withComparatorForType(NEARLY, Double.class)
        .isEqualTo(BURSTS);
  }

  /** Counts 1, 1, 1, 1, 50: mean 10.8, variance 384.16. */
  @Test
  void burst_inUnfinishedLastSecond_counts() {
    long[] dueNanos = new long[54];
    Arrays.fill(dueNanos, 4_500_000_000L);
    for (int i = 0; i < 4; i++) {
      dueNanos[i] = i * 1_000_000_000L;
    }
    ArrivalPattern pattern = requireNonNull(ArrivalPattern.of(dueNanos, 54, 0, true));

    assertThat(pattern.peakToMean()).isCloseTo(50 / 10.8, within(1e-9));
    assertThat(pattern.dispersion()).isCloseTo(384.16 / 10.8, within(1e-9));
  }

  @Test
  void burst_afterTheLastWholeSecondOfTheDuration_counts() {
    long[] dueNanos = {0, 1_000_000_000L, 2_100_000_000L, 2_200_000_000L, 2_300_000_000L};
    ArrivalPattern pattern = requireNonNull(ArrivalPattern.of(dueNanos, 5, 2_500_000_000L, false));

    assertThat(pattern.peakToMean()).isCloseTo(9.0 / 5, within(1e-9));
  }

  @Test
  void fewMessages_inUnfinishedLastSecond_areNoLull() {
    ArrivalPattern pattern =
        ArrivalPattern.of(run(null, 81L), List.of(every(Duration.ofMillis(125))));

    assertThat(requireNonNull(pattern).peakToMean()).isEqualTo(1);
  }

  @Test
  void burst_after100000Seconds_counts() {
    long[] dueNanos = {0, 200_000_000_000_000L, 200_000_000_000_001L, 200_000_500_000_000L};
    ArrivalPattern pattern = requireNonNull(ArrivalPattern.of(dueNanos, 4, 0, true));

    assertThat(pattern.peakToMean()).isCloseTo(3 * 200_001 / 4.0, within(1e-6));
  }

  @Test
  void evenArrivals_haveNoDispersion() {
    assertThat(everyEighthOfASecond().dispersion()).isLessThan(0.02);
  }

  @Test
  void arrivals_endedByDuration_areDividedByDuration() {
    assertThat(everyEighthOfASecond().perSecond()).isCloseTo(7.9, within(1e-12));
  }

  private static ArrivalPattern everyEighthOfASecond() {
    return requireNonNull(
        ArrivalPattern.of(
            run(Duration.ofSeconds(10), null), List.of(every(Duration.ofMillis(125)))));
  }

  @Test
  void schedules_ofSeveralProducers_areMergedUpToMessageLimit() {
    ArrivalPattern pattern =
        ArrivalPattern.of(
            run(null, 301L), List.of(every(Duration.ofMillis(20)), every(Duration.ofMillis(10))));

    assertThat(pattern).isNotNull();
    assertThat(pattern.messages()).isEqualTo(301);
    assertThat(pattern.perSecond()).isCloseTo(150, within(1.0));
  }

  @Test
  void endlessSchedule_isExaminedFor100000Messages() {
    ArrivalPattern pattern =
        ArrivalPattern.of(run(null, null), List.of(every(Duration.ofSeconds(1))));

    assertThat(pattern).isNotNull();
    assertThat(pattern.messages()).isEqualTo(100_000);
    assertThat(pattern.perSecond()).isEqualTo(1);
  }

  @Test
  void messages_dueAtOnce_haveNoPattern() {
    assertThat(ArrivalPattern.of(run(null, 5L), List.of(spec("p-1", () -> new Arrival(0, "body")))))
        .isNull();
  }

  @Test
  void noMessages_haveNoPattern() {
    assertThat(ArrivalPattern.of(run(null, null), List.of(spec("p-1", () -> null)))).isNull();
  }

  @Test
  void failingProducer_hasNoPattern() {
    Producer failing =
        () -> {
          throw new IllegalStateException("no such file");
        };
    assertThat(ArrivalPattern.of(run(null, null), List.of(spec("p-1", failing)))).isNull();
  }
}
