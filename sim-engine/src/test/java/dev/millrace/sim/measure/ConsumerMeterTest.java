package dev.millrace.sim.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How many messages count as done when the times of few are taken. */
class ConsumerMeterTest {

  private final WarmUp warmUp = WarmUp.until(1_000);
  private final MessageTimes times = new MessageTimes(warmUp);
  private final ConsumerMeter meter = new ConsumerMeter("c-1", warmUp, times);

  @Test
  void whatWasDueInTheWarmUpAndDoneAfterItCountsAsDoneThoughItsTimesWereNotTaken() {
    for (int i = 1; i <= 10; i++) {
      meter.deliveredUntimed(63, 0);
      meter.delivered(500, 1_000 + i, 1_001 + i, 64);
    }
    meter.ended(2_000);

    assertThat(times.done()).isEqualTo(640);
    assertThat(times.lastDoneNanos()).isEqualTo(1_011);
  }

  @Test
  void theLastOnesAreDoneWithTheLastThatWasTimed() {
    meter.delivered(1_100, 1_200, 1_300, 64);
    meter.deliveredUntimed(1, 1);
    meter.ended(60_000);

    assertThat(times.done()).isEqualTo(2);
    assertThat(times.lastDoneNanos()).isEqualTo(1_300);
  }

  @Test
  void withoutAnyTimesTheyAreDoneByTheEnd() {
    meter.deliveredUntimed(2, 1);
    meter.ended(2_000);

    assertThat(times.done()).isEqualTo(1);
    assertThat(times.lastDoneNanos()).isEqualTo(2_000);
  }
}
