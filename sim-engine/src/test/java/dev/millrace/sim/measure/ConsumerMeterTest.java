package dev.millrace.sim.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.Message;
import dev.millrace.ledger.Outcome;
import org.junit.jupiter.api.Test;

class ConsumerMeterTest {

  private long now;
  private final WarmUp warmUp = WarmUp.until(1_000);
  private final MessageTimes times = new MessageTimes(warmUp);

  private ConsumerMeter meter(Sampling sampling) {
    return new ConsumerMeter("c-1", warmUp, times, () -> now, sampling);
  }

  private void store(ConsumerMeter meter, long due, long from, long to, Outcome outcome) {
    now = from;
    meter.started();
    now = to;
    meter.completed(new Message("p-1", 0, due, "body"), outcome);
  }

  @Test
  void deliveredMessage_isTimedFromItsDueTime() {
    store(meter(Sampling.all()), 1_100, 1_300, 1_600, Outcome.DELIVERED);

    assertThat(times.waits().maxNanos()).isEqualTo(200);
    assertThat(times.services().maxNanos()).isEqualTo(300);
    assertThat(times.sojourns().maxNanos()).isEqualTo(500);
  }

  @Test
  void messageDueInTheWarmUp_isDoneButNotTimed() {
    store(meter(Sampling.all()), 900, 1_300, 1_600, Outcome.DELIVERED);

    assertThat(times.done()).isEqualTo(1);
    assertThat(times.sojourns().count()).isZero();
  }

  @Test
  void failedMessage_makesTheWorkerBusyOnly() {
    ConsumerMeter meter = meter(Sampling.all());
    store(meter, 1_100, 1_300, 1_600, Outcome.FAILED);

    assertThat(meter.busyNanos()).isEqualTo(300);
    assertThat(times.done()).isZero();
  }

  @Test
  void batch_isBusyOnceForAllItsMessages() {
    ConsumerMeter meter = meter(Sampling.all());
    store(meter, 1_100, 1_300, 1_600, Outcome.DELIVERED);
    meter.completed(new Message("p-1", 1, 1_200, "body"), Outcome.DELIVERED);

    assertThat(meter.busyNanos()).isEqualTo(300);
    assertThat(times.done()).isEqualTo(2);
  }

  @Test
  void sparseSampling_countsEveryMessageAndWeightsTheTimedOnes() {
    ConsumerMeter meter = meter(Sampling.sparse());
    for (int i = 0; i < 6_400; i++) {
      store(meter, 2_000 + i, 2_000 + i, 2_001 + i, Outcome.DELIVERED);
    }

    assertThat(times.done()).isEqualTo(6_400);
    assertThat(times.timed()).isEqualTo(100);
    assertThat(times.sojourns().count()).isEqualTo(6_400);
    assertThat(meter.busyNanos()).isEqualTo(6_400);
  }

  @Test
  void withoutTimedMessages_lastOneIsDoneAtTheEnd() {
    store(meter(Sampling.none()), 1_100, 1_300, 1_600, Outcome.DELIVERED);
    times.ended(2_000);

    assertThat(times.done()).isEqualTo(1);
    assertThat(times.lastDoneNanos()).isEqualTo(2_000);
  }
}
