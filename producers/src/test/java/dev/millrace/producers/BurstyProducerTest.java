package dev.millrace.producers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.CountDistribution;
import dev.millrace.api.DurationDistribution;
import dev.millrace.producers.Body.IntegerBody;
import dev.millrace.producers.Body.TextBody;
import dev.millrace.producers.BurstyProducer.Burst;
import dev.millrace.producers.BurstyProducer.Start;
import dev.millrace.testkit.SeededRandom;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BurstyProducerTest {

  private static final CountDistribution THREE = CountDistribution.fixed(3);

  @Test
  void thePauseSeparatesBursts() throws Exception {
    Messages messages = run(settings(8L, THREE, nanos(0), nanos(1_000)), 1);

    assertThat(messages.dueNanos())
        .containsExactly(1_000L, 1_000L, 1_000L, 2_000L, 2_000L, 2_000L, 3_000L, 3_000L);
  }

  @Test
  void firstBurst_atOnce_isDueAtTheStart() throws Exception {
    var burst = new Burst(THREE, nanos(0));
    Messages messages =
        run(
            new BurstyProducer.Settings(
                4L, new IntegerBody(1, 100), burst, nanos(1_000), Start.AT_ONCE),
            1);

    assertThat(messages.dueNanos()).containsExactly(0L, 0L, 0L, 1_000L);
  }

  @Test
  void theGapSeparatesMessagesOfABurst() throws Exception {
    Messages messages = run(settings(7L, THREE, nanos(10), nanos(1_000)), 1);

    assertThat(messages.dueNanos())
        .containsExactly(1_000L, 1_010L, 1_020L, 2_020L, 2_030L, 2_040L, 3_040L);
  }

  @Test
  void aDrawnSizeOfZeroCountsAsOne() throws Exception {
    CountDistribution none = CountDistribution.fixed(0);

    Messages messages = run(settings(3L, none, nanos(10), nanos(1_000)), 1);

    assertThat(messages.dueNanos()).containsExactly(1_000L, 2_000L, 3_000L);
  }

  @Test
  void equalSeeds_giveEqualMessages() throws Exception {
    var drawn = settings(200L, drawnSize(), drawnTime(), drawnTime());

    assertThat(run(drawn, 5)).isEqualTo(run(drawn, 5)).isNotEqualTo(run(drawn, 6));
  }

  @Test
  void bodiesDoNotChangeDueTimes() throws Exception {
    var texts =
        new BurstyProducer.Settings(
            200L,
            new TextBody(3),
            new Burst(drawnSize(), nanos(0)),
            drawnTime(),
            Start.AFTER_PAUSE);
    var numbers = settings(200L, drawnSize(), nanos(0), drawnTime());

    assertThat(run(texts, 5).dueNanos()).isEqualTo(run(numbers, 5).dueNanos());
  }

  @Test
  void timesDoNotChangeBodies() throws Exception {
    assertThat(run(settings(200L, drawnSize(), nanos(0), drawnTime()), 5).bodies())
        .isEqualTo(run(settings(200L, THREE, drawnTime(), nanos(7)), 5).bodies());
  }

  @Test
  void itIsEndlessOnlyWithoutALimit() {
    var endless = settings(null, THREE, nanos(0), nanos(1));
    var limited = settings(3L, THREE, nanos(0), nanos(1));

    assertThat(new BurstyProducer(endless, SeededRandom.of(1)).isEndless()).isTrue();
    assertThat(new BurstyProducer(limited, SeededRandom.of(1)).isEndless()).isFalse();
  }

  private static BurstyProducer.Settings settings(
      @Nullable Long messages,
      CountDistribution size,
      DurationDistribution gap,
      DurationDistribution pause) {
    return new BurstyProducer.Settings(
        messages, new IntegerBody(1, 100), new Burst(size, gap), pause, Start.AFTER_PAUSE);
  }

  private static DurationDistribution nanos(long nanos) {
    return DurationDistribution.fixed(Duration.ofNanos(nanos));
  }

  private static DurationDistribution drawnTime() {
    return new DurationDistribution(new Exponential(1e6));
  }

  private static CountDistribution drawnSize() {
    return new CountDistribution(new Exponential(5));
  }

  private static Messages run(BurstyProducer.Settings settings, long seed) throws Exception {
    return Messages.of(new BurstyProducer(settings, SeededRandom.of(seed)));
  }
}
