package dev.millrace.producers.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.producers.Body.IntegerBody;
import dev.millrace.producers.Body.TextBody;
import dev.millrace.producers.Messages;
import dev.millrace.producers.rates.Stage.HoldStage;
import dev.millrace.producers.rates.Stage.RampStage;
import dev.millrace.producers.rates.Stage.SineStage;
import dev.millrace.producers.rates.Stage.StepStage;
import dev.millrace.testkit.SeededRandom;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleProducerTest {

  private static final IntegerBody NUMBERS = new IntegerBody(1, 100);

  @Test
  void evenMessagesAreDueAtWholeIntegrals() throws Exception {
    List<Long> due = even(hold(2, 2), hold(0, 3), hold(0.75, 2), hold(2, 1));

    assertThat(millis(due)).containsExactly(500L, 1000L, 1500L, 2000L, 6333L, 7250L, 7750L);
  }

  @ParameterizedTest
  @CsvSource({
    "0.1, 30, 3",
    "0.29, 100, 29",
    "0.7, 10, 7",
    "100, 1, 100",
    "0.3, 7, 2",
    "333.3, 1000, 333300"
  })
  void evenStages_haveTheIntegralAsMessageCount(double rate, long seconds, int messages)
      throws Exception {
    assertThat(even(hold(rate, seconds))).hasSize(messages);
    assertThat(even(new RampStage(0, 2 * rate, Duration.ofSeconds(seconds)))).hasSize(messages);
    assertThat(even(new RampStage(2 * rate, 0, Duration.ofSeconds(seconds)))).hasSize(messages);
  }

  @Test
  void rampTimesAreExact() throws Exception {
    List<Long> up = even(new RampStage(0, 200, Duration.ofSeconds(10)));
    List<Long> down = even(new RampStage(200, 0, Duration.ofSeconds(10)));

    assertThat(up).hasSize(1000);
    for (int n = 1; n <= 1000; n++) {
      // The integral is 10 t².
      assertThat(up.get(n - 1)).isEqualTo(Math.round(Math.sqrt(n / 10.0) * 1e9));
    }
    // Time reversed: the message that arrives first arrives last.
    assertThat(down).hasSize(1000);
    for (int n = 1; n < 1000; n++) {
      assertThat(down.get(n - 1) + up.get(999 - n)).isBetween(9_999_999_900L, 10_000_000_100L);
    }
  }

  @Test
  void stepsHaveEqualLengthsAndReachBothRates() throws Exception {
    List<Long> due = even(new StepStage(10, 30, 3, Duration.ofSeconds(3)));

    assertThat(between(due, 0, 1)).isEqualTo(10);
    assertThat(between(due, 1, 2)).isEqualTo(20);
    assertThat(between(due, 2, 3)).isEqualTo(30);
  }

  @Test
  void aDayPeaksAtItsPeakHour() throws Exception {
    Duration day = Duration.ofHours(24);
    List<Long> due = even(new SineStage(2, 1.5, day, Duration.ofHours(14), day));

    assertThat(due).hasSize(2 * 24 * 3600);
    IntStream hours = IntStream.range(0, 24);
    assertThat(hours.boxed().max((a, b) -> Long.compare(inHour(due, a), inHour(due, b))))
        .hasValueSatisfying(hour -> assertThat(hour).isIn(13, 14));
    // An hour around the peak: mean + amplitude sin(pi / 24) / (pi / 24), in messages a second.
    double around = 3600 * (2 + 1.5 * Math.sin(Math.PI / 24) / (Math.PI / 24));
    assertThat((double) between(due, 13.5, 14.5, 3600)).isBetween(around - 1, around + 1);
  }

  @ParameterizedTest
  @CsvSource({"2, 1", "2, 2", "5, 0", "0.3, 0.3", "1000, 1000"})
  void sineTimesAreExactToTheNanosecond(double mean, double amplitude) throws Exception {
    Duration duration = Duration.ofSeconds(95);
    List<Long> due = even(new SineStage(mean, amplitude, Duration.ofSeconds(10), null, duration));

    double swing = amplitude * 10 / (2 * Math.PI);
    double n = 0;
    for (long nanos : due) {
      n++;
      double seconds = nanos / 1e9;
      double integral = mean * seconds + swing * (1 - Math.cos(2 * Math.PI * seconds / 10));
      assertThat(integral).isBetween(n - 1e-5, n + 1e-5);
    }
    assertThat(due).isSorted().hasSize((int) Math.floor(mean * 95 + 2 * swing + 1e-9));
  }

  @Test
  void poissonCountsFollowTheRate() throws Exception {
    var ramp = new RampStage(0, 2000, Duration.ofSeconds(100));
    List<Long> due = due(poisson(ramp), 1);

    // The number in the first half is Poisson of mean 25,000, in all of mean 100,000; 4 deviations.
    assertThat(between(due, 0, 50)).isBetween(25_000L - 633, 25_000L + 633);
    assertThat((long) due.size()).isBetween(100_000L - 1265, 100_000L + 1265);
    assertThat(due).isSorted().isEqualTo(due(poisson(ramp), 1)).isNotEqualTo(due(poisson(ramp), 2));
  }

  /** For a Poisson process the variance of the number is its mean. */
  @Test
  void poissonCounts_haveTheirMeanAsVariance() throws Exception {
    int seeds = 1000;
    double sum = 0;
    double squares = 0;
    for (int seed = 0; seed < seeds; seed++) {
      double count = due(poisson(hold(5, 2), hold(0, 1), hold(10, 1)), seed).size();
      sum += count;
      squares += count * count;
    }
    double mean = sum / seeds;
    double variance = squares / seeds - mean * mean;

    // 4 standard errors: sqrt(20 / 1000), and sqrt((20 + 2 20²) / 1000) for the variance.
    assertThat(mean).isBetween(20 - 0.57, 20 + 0.57);
    assertThat(variance).isBetween(20 - 3.7, 20 + 3.7);
  }

  @Test
  void aRepeatedScheduleStartsAgain() throws Exception {
    var settings =
        new ScheduleProducer.Settings(
            7L, NUMBERS, List.of(hold(2, 1), hold(0, 1)), Spacing.EVEN, true);

    assertThat(millis(due(settings, 1)))
        .containsExactly(500L, 1000L, 2500L, 3000L, 4500L, 5000L, 6500L);
  }

  @ParameterizedTest
  @CsvSource({", true, true", "9, true, false", ", false, false"})
  void itIsEndlessIfRepeatedWithoutALimit(
      @Nullable Long messages, boolean repeat, boolean endless) {
    var settings =
        new ScheduleProducer.Settings(messages, NUMBERS, List.of(hold(1, 1)), Spacing.EVEN, repeat);

    assertThat(new ScheduleProducer(settings, SeededRandom.of(1)).isEndless()).isEqualTo(endless);
  }

  @Test
  void bodiesAndTimesAreIndependent() throws Exception {
    var stages = List.<Stage>of(hold(5, 100));
    Messages numbers =
        run(new ScheduleProducer.Settings(90L, NUMBERS, stages, Spacing.POISSON, true), 3);
    Messages texts =
        run(new ScheduleProducer.Settings(90L, new TextBody(9), stages, Spacing.POISSON, true), 3);
    Messages faster =
        run(
            new ScheduleProducer.Settings(
                90L, NUMBERS, List.of(hold(9, 100)), Spacing.POISSON, true),
            3);
    Messages even = run(new ScheduleProducer.Settings(90L, NUMBERS, stages, Spacing.EVEN, true), 3);

    assertThat(texts.dueNanos()).isEqualTo(numbers.dueNanos());
    assertThat(faster.bodies()).isEqualTo(numbers.bodies());
    assertThat(even.bodies()).isEqualTo(numbers.bodies());
  }

  @Test
  void aScheduleWithoutStages_isRejected() {
    assertRejected(List.of(), false, "stages is empty; allowed: at least one");
  }

  @Test
  void aScheduleWithoutMessages_isRejected() {
    assertRejected(
        List.of(hold(0, 1)),
        false,
        "the rate is 0 in every stage; allowed: above 0 in at least one");
  }

  @Test
  void aRepeatedScheduleOfTooFewMessages_isRejected() {
    assertRejected(
        List.of(hold(0.0001, 1)),
        true,
        "all stages together have 1.0E-4 messages on average; allowed with repeat: at least"
            + " 0.001");
  }

  @Test
  void anAmplitudeAboveTheMean_isRejected() {
    Duration second = Duration.ofSeconds(1);

    assertThatThrownBy(() -> new SineStage(1, 2, second, null, second))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("amplitude is 2.0; allowed: 0 to mean = 1.0, because a rate is not negative");
  }

  @Test
  void aPeakOutsideThePeriod_isRejected() {
    Duration second = Duration.ofSeconds(1);

    assertThatThrownBy(() -> new SineStage(2, 1, second, second, second))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("peak is not less than period; allowed: 0s to period");
  }

  private static void assertRejected(List<Stage> stages, boolean repeat, String message) {
    assertThatThrownBy(
            () -> new ScheduleProducer.Settings(null, NUMBERS, stages, Spacing.EVEN, repeat))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  private static Stage hold(double rate, long seconds) {
    return new HoldStage(rate, Duration.ofSeconds(seconds));
  }

  private static List<Long> even(Stage... stages) throws Exception {
    return due(
        new ScheduleProducer.Settings(null, NUMBERS, List.of(stages), Spacing.EVEN, false), 1);
  }

  private static ScheduleProducer.Settings poisson(Stage... stages) {
    return new ScheduleProducer.Settings(null, NUMBERS, List.of(stages), Spacing.POISSON, false);
  }

  private static List<Long> due(ScheduleProducer.Settings settings, long seed) throws Exception {
    return run(settings, seed).dueNanos();
  }

  private static Messages run(ScheduleProducer.Settings settings, long seed) throws Exception {
    return Messages.of(new ScheduleProducer(settings, SeededRandom.of(seed)));
  }

  private static List<Long> millis(List<Long> nanos) {
    return nanos.stream().map(nano -> nano / 1_000_000).toList();
  }

  private static long inHour(List<Long> due, int hour) {
    return between(due, hour, hour + 1, 3600);
  }

  private static long between(List<Long> due, double fromSeconds, double toSeconds) {
    return between(due, fromSeconds, toSeconds, 1);
  }

  private static long between(List<Long> due, double from, double to, double unitSeconds) {
    return due.stream()
        .filter(nanos -> nanos > from * unitSeconds * 1e9 && nanos <= to * unitSeconds * 1e9)
        .count();
  }
}
