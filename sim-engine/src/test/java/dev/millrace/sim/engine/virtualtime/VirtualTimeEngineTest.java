package dev.millrace.sim.engine.virtualtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.Arrival;
import dev.millrace.api.OverflowPolicy.DropNewest;
import dev.millrace.fixtures.MonitorPipeline;
import dev.millrace.sim.engine.LogStamp;
import dev.millrace.sim.engine.RunResult;
import dev.millrace.sim.engine.TestRun;
import dev.millrace.sim.engine.WarmUpSetting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Times, the queue, batches, retries and the warm-up in virtual time. */
class VirtualTimeEngineTest extends VirtualTimeWorkload {

  @Test
  void timesAreExact() {
    RunResult result =
        new TestRun().producer(at(0, 10, 20)).consumer(taking(15)).runInVirtualTime();

    assertThat(stored).containsExactly("0: p-1#0", "15: p-1#1", "30: p-1#2");
    assertThat(result.elapsedNanos()).isEqualTo(45);
    assertThat(result.measurements().waits().maxNanos()).isEqualTo(10);
    assertThat(result.measurements().waits().meanNanos()).isEqualTo(5);
    assertThat(result.measurements().sojourns().maxNanos()).isEqualTo(25);
    assertThat(result.measurements().services().meanNanos()).isEqualTo(15);
    assertThat(result.succeeded()).isTrue();
  }

  @Test
  void idleConsumersAreServedInTheOrderInWhichTheyCame() {
    List<String> who = new ArrayList<>();
    TestRun run = new TestRun().producer(at(0, 1, 100, 101));
    for (String name : List.of("a", "b")) {
      long nanos = name.equals("a") ? 50 : 10;
      run.consumer(
          (message, clock) -> {
            who.add(name + message.sequence());
            clock.sleepNanos(nanos);
          });
    }
    run.runInVirtualTime();

    // b is free at 11, a at 50: at 100 b has waited for longer.
    assertThat(who).containsExactly("a0", "b1", "b2", "a3");
  }

  @Test
  void aConsumerThatIsDoneActsBeforeAMessageThatArrivesAtThatMoment() {
    RunResult result =
        new TestRun()
            .pipeline(new MonitorPipeline(1))
            .overflow(always(new DropNewest("full")))
            .producer(at(0, 1, 10))
            .consumer(taking(10))
            .runInVirtualTime();

    // At 10 the consumer takes the second message, and leaves its place to the third.
    assertThat(result.ledger().droppedByReason()).isEmpty();
    assertThat(stored).containsExactly("0: p-1#0", "10: p-1#1", "20: p-1#2");
  }

  @Test
  void queueLengthIsExactAtEveryTime() {
    RunResult result =
        new TestRun()
            .pipeline(new MonitorPipeline(2))
            .producer(at(0, 1, 2, 3))
            .consumer(taking(10))
            .runInVirtualTime();

    // One from 1, two from 2 to 20 (the fourth waits with its producer until 10), one to 30.
    var measured = result.measurements();
    assertThat(measured.queue().longest()).isEqualTo(2);
    assertThat(measured.queue().messageNanos()).isEqualTo(1 + 2 * 18 + 10);
    assertThat(measured.queue().fullNanos()).isEqualTo(18);
    assertThat(measured.observedNanos()).isEqualTo(40);
    assertThat(measured.meanQueue()).isEqualTo(47.0 / 40);
    assertThat(measured.utilisation(measured.loads().get(0))).isEqualTo(1);
  }

  @Test
  void aMessageThatPassesThroughIsNoQueue() {
    RunResult result = new TestRun().producer(at(0, 20)).consumer(taking(1)).runInVirtualTime();

    assertThat(result.measurements().queue().longest()).isZero();
    assertThat(result.measurements().meanQueue()).isZero();
  }

  @Test
  void batchContainsTheAvailableMessages() {
    new TestRun()
        .producer(at(0, 1, 2, 3, 4))
        .batch(3, Duration.ZERO)
        .consumer(taking(10))
        .runInVirtualTime();

    assertThat(stored).containsExactly("0: p-1#0", "10: [p-1#1, p-1#2, p-1#3]", "20: p-1#4");
  }

  @Test
  void aBatchThatLingersIsStoredWhenItIsFullOrTimeIsUp() {
    RunResult result =
        new TestRun()
            .producer(at(0, 1, 2, 50, 51, 100))
            .batch(3, Duration.ofNanos(20))
            .consumer(taking(5))
            .runInVirtualTime();

    // Full at 2; time is up 20 after 50; at the end of the stream nobody lingers.
    assertThat(stored)
        .containsExactly("2: [p-1#0, p-1#1, p-1#2]", "70: [p-1#3, p-1#4]", "100: p-1#5");
    assertThat(result.measurements().waits().maxNanos()).isEqualTo(20);
    assertThat(result.measurements().services().maxNanos()).isEqualTo(5);
  }

  @Test
  void consumersThatLingerTakeTurns() {
    new TestRun()
        .producer(at(0, 1, 2, 3))
        .batch(2, Duration.ofNanos(100))
        .consumer(taking(5))
        .consumer(taking(5))
        .runInVirtualTime();

    assertThat(stored).containsExactly("2: [p-1#0, p-1#2]", "3: [p-1#1, p-1#3]");
  }

  @Test
  void aMessageIsTriedAgainAfterItsBackOff() {
    AtomicInteger calls = new AtomicInteger();
    RunResult result =
        new TestRun()
            .retry(3)
            .producer(at(0, 7))
            .consumer(
                (message, clock) -> {
                  stored.add(clock.nanos() + ": " + message.id());
                  clock.sleepNanos(10);
                  if (calls.incrementAndGet() <= 4) {
                    throw new IllegalStateException("busy");
                  }
                })
            .runInVirtualTime();

    // The longest back-off is a nanosecond, and is drawn from 0 on.
    assertThat(stored)
        .containsExactly("0: p-1#0", "10: p-1#0", "20: p-1#0", "30: p-1#1", "40: p-1#1");
    assertThat(result.ledger().failed()).isEqualTo(1);
    assertThat(result.ledger().delivered()).isEqualTo(1);
    assertThat(result.lastError()).isEqualTo("busy (IllegalStateException)");
    assertThat(result.succeeded()).isTrue();
  }

  @Test
  void timeGoesByBetweenTries() {
    AtomicInteger calls = new AtomicInteger();
    RunResult result =
        new TestRun()
            .retry(2, Duration.ofMillis(1))
            .producer(at(0, 5))
            .consumer(
                (message, clock) -> {
                  clock.sleepNanos(10);
                  if (calls.incrementAndGet() % 2 == 1) {
                    throw new IllegalStateException("busy");
                  }
                })
            .runInVirtualTime();

    // Each message has a try of its own that may fail.
    assertThat(result.ledger().delivered()).isEqualTo(2);
    assertThat(result.elapsedNanos()).isBetween(1_000L, 2_000_040L);
    assertThat(result.measurements().loads().get(0).busyNanos()).isEqualTo(result.elapsedNanos());
  }

  @Test
  void atTheEndOfTheStreamABatchIsNotWaitedFor() {
    new TestRun()
        .producer(at(0, 1))
        .batch(2, Duration.ofNanos(5))
        .consumer(taking(10))
        .producer(at(2))
        .runInVirtualTime();

    assertThat(stored).containsExactly("1: [p-1#0, p-1#1]", "11: p-2#0");
  }

  @Test
  void aWarmUpIsLeftOutOfTheFiguresButNotOfTheLedger() {
    RunResult result =
        new TestRun()
            .warmUp(WarmUpSetting.ofDuration(Duration.ofNanos(20)))
            .pipeline(new MonitorPipeline(1))
            .overflow(always(new DropNewest("full")))
            .producer(at(0, 1, 2, 20, 21, 22, 23))
            .consumer(taking(15))
            .runInVirtualTime();

    // Taken: #0 at 0, #1 at 15, #3 (due 20) at 30; dropped: #2, and #4 to #6 after the warm-up.
    var measured = result.measurements();
    assertThat(result.ledger().offered()).isEqualTo(7);
    assertThat(result.ledger().dropped()).isEqualTo(4);
    assertThat(measured.offered()).isEqualTo(4);
    assertThat(measured.dropped()).isEqualTo(3);
    assertThat(measured.loss()).isEqualTo(0.75);
    assertThat(measured.waits().count()).isEqualTo(1);
    assertThat(measured.waits().maxNanos()).isEqualTo(10);
    assertThat(measured.observedNanos()).isEqualTo(45 - 20);
    assertThat(measured.queue().messageNanos()).isEqualTo(10);
    assertThat(measured.loads().get(0).busyNanos()).isEqualTo(25);
    // Done after the warm-up: #1 and #3.
    assertThat(measured.throughput()).isEqualTo(2 * 1e9 / 25);
  }

  @Test
  void aWarmUpMayBeANumberOfMessagesOrAShareOfThem() {
    for (WarmUpSetting warmUp : List.of(WarmUpSetting.ofMessages(2), WarmUpSetting.ofShare(0.5))) {
      var measured =
          new TestRun()
              .warmUp(warmUp)
              .messages(4)
              .producer(every(10))
              .consumer(taking(1))
              .runInVirtualTime()
              .measurements();

      assertThat(measured.offered()).isEqualTo(2);
      assertThat(measured.fromNanos()).isEqualTo(30);
    }
  }

  @Test
  void logLinesBearTheWorkersNameAndItsOwnTime() {
    List<String> stamps = new ArrayList<>();
    new TestRun()
        .producer(
            () -> {
              stamps.add(stamp());
              return stamps.size() > 1 ? null : new Arrival(10, "body");
            })
        .consumer(
            (message, clock) -> {
              clock.sleepNanos(5);
              stamps.add(stamp());
            })
        .runInVirtualTime();

    assertThat(stamps).containsExactly("p-1 at 0", "c-1 at 15", "p-1 at 10");
    assertThat(LogStamp.ofThisThread()).isNull();
  }
}
