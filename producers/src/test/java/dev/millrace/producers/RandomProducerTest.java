package dev.millrace.producers;

import static dev.millrace.producers.RandomProducer.Start.AFTER_GAP;
import static dev.millrace.producers.RandomProducer.Start.AT_ONCE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.DurationDistribution;
import dev.millrace.producers.Body.IntegerBody;
import dev.millrace.producers.Body.TextBody;
import dev.millrace.testkit.SeededRandom;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RandomProducerTest {

  private static final Body NUMBERS = new IntegerBody(1, 100);
  private static final DurationDistribution TEN_MILLIS =
      DurationDistribution.fixed(Duration.ofMillis(10));

  @Test
  void messagesAreAGapApart() throws Exception {
    Messages messages = run(new RandomProducer.Settings(4L, NUMBERS, TEN_MILLIS, AFTER_GAP), 1);

    assertThat(messages.dueNanos())
        .containsExactly(10_000_000L, 20_000_000L, 30_000_000L, 40_000_000L);
    assertThat(messages.bodies()).allMatch(body -> (int) body >= 1 && (int) body <= 100);
  }

  @Test
  void firstMessage_atOnce_isDueAtTheStart() throws Exception {
    Messages messages = run(new RandomProducer.Settings(3L, NUMBERS, TEN_MILLIS, AT_ONCE), 1);

    assertThat(messages.dueNanos()).containsExactly(0L, 10_000_000L, 20_000_000L);
  }

  @Test
  void equalSeeds_giveEqualMessages() throws Exception {
    var settings = new RandomProducer.Settings(20L, NUMBERS, exponential(), AFTER_GAP);

    assertThat(run(settings, 5)).isEqualTo(run(settings, 5)).isNotEqualTo(run(settings, 6));
  }

  @Test
  void bodiesDoNotChangeDueTimes() throws Exception {
    Messages numbers = run(new RandomProducer.Settings(20L, NUMBERS, exponential(), AFTER_GAP), 5);
    Messages texts =
        run(new RandomProducer.Settings(20L, new TextBody(9), exponential(), AFTER_GAP), 5);

    assertThat(numbers.dueNanos()).isEqualTo(texts.dueNanos()).doesNotHaveDuplicates();
  }

  @Test
  void itIsEndlessOnlyWithoutALimit() {
    var endless = new RandomProducer.Settings(null, NUMBERS, TEN_MILLIS, AFTER_GAP);
    var limited = new RandomProducer.Settings(3L, NUMBERS, TEN_MILLIS, AFTER_GAP);

    assertThat(new RandomProducer(endless, SeededRandom.of(1)).isEndless()).isTrue();
    assertThat(new RandomProducer(limited, SeededRandom.of(1)).isEndless()).isFalse();
  }

  private static DurationDistribution exponential() {
    return new DurationDistribution(new Exponential(1e6));
  }

  private static Messages run(RandomProducer.Settings settings, long seed) throws Exception {
    return Messages.of(new RandomProducer(settings, SeededRandom.of(seed)));
  }
}
