package dev.millrace.sim.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.millrace.testkit.SeededRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class QueueMeterTest {

  @Test
  void theSumOverTimeIsExactForShortAndLongSpansAndQueues() {
    RandomGenerator random = SeededRandom.of(5);
    QueueMeter meter = new QueueMeter(WarmUp.none(), 10);
    double messageNanos = 0;
    long fullNanos = 0;
    long now = 0;
    int length = 0;
    for (int i = 0; i < 20_000; i++) {
      long span = random.nextLong(random.nextInt(4) == 0 ? 1L << 45 : 1_000);
      messageNanos += (double) length * span;
      fullNanos += length >= 10 ? span : 0;
      now += span;
      length = random.nextInt(random.nextBoolean() ? 20 : 1 << 24);
      meter.setLength(length, now);
    }

    assertThat(meter.measured().messageNanos()).isCloseTo(messageNanos, withinPercentage(1e-9));
    assertThat(meter.measured().fullNanos()).isEqualTo(fullNanos);
  }

  @Test
  void timeBeforeTheEndOfTheWarmUpDoesNotCount() {
    QueueMeter meter = new QueueMeter(WarmUp.until(100), 2);
    meter.setLength(2, 50);
    meter.setLength(1, 130);
    meter.advanceTo(140);

    assertThat(meter.measured()).isEqualTo(new QueueLength(2, 2 * 30 + 10, 30, 40));
  }

  @Test
  void longestBacklog_isTheLongestTimeWithoutAnEmptyQueue() {
    QueueMeter meter = new QueueMeter(WarmUp.none(), 10);
    meter.setLength(1, 100);
    meter.setLength(2, 110);
    meter.setLength(1, 120);
    meter.setLength(0, 130);
    meter.setLength(1, 200);
    meter.advanceTo(220);

    assertThat(meter.measured().longestBacklogNanos()).isEqualTo(30);
  }
}
