package dev.millrace.sim.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.millrace.api.Message;
import dev.millrace.ledger.MessageObserver;
import dev.millrace.ledger.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConsumerMeterTest {

  private long now;
  private final WarmUp warmUp = WarmUp.until(1_000);
  private final GroupedTimes grouped = new GroupedTimes(warmUp, MessageGroups.single());
  private final MessageTimes times = grouped.of("p-1");

  private final ConsumerMeter meter = new ConsumerMeter("c-1", warmUp, grouped, () -> now);

  private MessageTimes merged(SampledConsumerMeter sampled) {
    return new Meters(warmUp, List.of(), sampled.meters()).merge(null, 100_000, false).times();
  }

  private void store(MessageObserver meter, long due, long from, long to, Outcome outcome) {
    now = from;
    meter.started();
    now = to;
    meter.completed(new Message("p-1", 0, due, "body"), outcome);
  }

  @Test
  void deliveredMessage_isTimedFromItsDueTime() {
    store(meter, 1_100, 1_300, 1_600, Outcome.DELIVERED);

    assertThat(times.waits().maxNanos()).isEqualTo(200);
    assertThat(times.services().maxNanos()).isEqualTo(300);
    assertThat(times.sojourns().maxNanos()).isEqualTo(500);
  }

  @Test
  void messageDueInTheWarmUp_isDoneButNotTimed() {
    store(meter, 900, 1_300, 1_600, Outcome.DELIVERED);

    assertThat(times.done()).isEqualTo(1);
    assertThat(times.sojourns().count()).isZero();
  }

  @Test
  void failedMessage_makesTheWorkerBusyOnly() {
    store(meter, 1_100, 1_300, 1_600, Outcome.FAILED);

    assertThat(meter.busyNanos()).isEqualTo(300);
    assertThat(times.done()).isZero();
  }

  @Test
  void batch_isBusyOnceForAllItsMessages() {
    store(meter, 1_100, 1_300, 1_600, Outcome.DELIVERED);
    meter.completed(new Message("p-1", 1, 1_200, "body"), Outcome.DELIVERED);

    assertThat(meter.busyNanos()).isEqualTo(300);
    assertThat(times.done()).isEqualTo(2);
  }

  @Test
  void sparseSampling_countsEveryMessageAndWeightsTheTimedOnes() {
    var sampled = new SampledConsumerMeter(meter, Sampling.sparse());
    for (int i = 0; i < 6_400; i++) {
      store(sampled, 2_000 + i, 2_000 + i, 2_001 + i, Outcome.DELIVERED);
    }

    MessageTimes merged = merged(sampled);
    assertThat(merged.done()).isEqualTo(6_400);
    assertThat(merged.timed()).isEqualTo(100);
    assertThat(merged.sojourns().count()).isEqualTo(6_400);
    assertThat(sampled.meters().stream().mapToLong(ConsumerMeter::busyNanos).sum())
        .isEqualTo(6_400);
  }

  @Test
  void withoutTimedMessages_observationEndsWithTheRun() {
    var sampled = new SampledConsumerMeter(meter, Sampling.none());
    store(sampled, 1_100, 1_300, 1_600, Outcome.DELIVERED);
    Measurements merged =
        new Meters(warmUp, List.of(), sampled.meters()).merge(null, 100_000, false);

    assertThat(merged.times().done()).isEqualTo(1);
    assertThat(merged.toNanos()).isEqualTo(100_000);
  }

  @Test
  void sparseSampling_estimatesTheMessagesDoneAfterTheObservation() {
    WarmUp observed = WarmUp.none().observedTo(3_200);
    var every =
        new ConsumerMeter(
            "c-1", observed, new GroupedTimes(observed, MessageGroups.single()), () -> now);
    var sampled = new SampledConsumerMeter(every, Sampling.sparse());
    for (int i = 0; i < 6_400; i++) {
      store(sampled, i, i, i + 1, Outcome.DELIVERED);
    }
    Measurements merged =
        new Meters(observed, List.of(), sampled.meters()).merge(null, 6_400, false);

    assertThat(merged.times().done()).isCloseTo(3_200, within(64L));
    assertThat(merged.utilisation(merged.loads().get(0))).isCloseTo(1, within(0.02));
  }
}
