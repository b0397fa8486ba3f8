package dev.millrace.sim.engine.virtualtime;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.Arrival;
import dev.millrace.api.Clock;
import dev.millrace.api.Consumer;
import dev.millrace.api.EvictingPipeline.Victims;
import dev.millrace.api.Message;
import dev.millrace.api.OverflowPolicy;
import dev.millrace.api.OverflowPolicy.BlockTimeout;
import dev.millrace.api.OverflowPolicy.CallerRuns;
import dev.millrace.api.OverflowPolicy.DropNewest;
import dev.millrace.api.OverflowPolicy.Evict;
import dev.millrace.api.OverflowPolicy.Fail;
import dev.millrace.api.Producer;
import dev.millrace.fixtures.MonitorPipeline;
import dev.millrace.pipeline.BufferPipeline;
import dev.millrace.sim.engine.Arrivals;
import dev.millrace.sim.engine.Engine;
import dev.millrace.sim.engine.LogStamp;
import dev.millrace.sim.engine.RunResult;
import dev.millrace.sim.engine.TestRun;
import dev.millrace.sim.engine.WarmUpSetting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class VirtualTimeEngineTest {

  private final List<String> told = new ArrayList<>();

  /** Bodies 0, 1, 2, ... due at these times. */
  private static Producer at(long... dues) {
    int[] next = {0};
    return () -> {
      if (next[0] == dues.length) {
        return null;
      }
      long gap = dues[next[0]] - (next[0] == 0 ? 0 : dues[next[0] - 1]);
      return new Arrival(gap, next[0]++);
    };
  }

  /** Bodies 0, 1, 2, ... with a gap before each, without end. */
  private static Producer every(long gapNanos) {
    int[] next = {0};
    return () -> new Arrival(gapNanos, next[0]++);
  }

  /** Takes so long for each call, and tells when it began with what. */
  private Consumer taking(long nanos) {
    return new Consumer() {
      @Override
      public void accept(Message message, Clock clock) throws InterruptedException {
        told.add(clock.nanos() + ": " + message.id());
        clock.sleepNanos(nanos);
      }

      @Override
      public void acceptAll(List<Message> batch, Clock clock) throws InterruptedException {
        told.add(clock.nanos() + ": " + batch.stream().map(Message::id).toList());
        clock.sleepNanos(nanos);
      }
    };
  }

  private static OverflowPolicy always(OverflowPolicy.Decision decision) {
    return message -> decision;
  }

  private static String stamp() {
    LogStamp stamp = requireNonNull(LogStamp.ofThisThread());
    return stamp.worker() + " at " + stamp.nanos();
  }

  @Test
  void timesAreExact() {
    RunResult result =
        new TestRun().producer(at(0, 10, 20)).consumer(taking(15)).runInVirtualTime();

    assertThat(told).containsExactly("0: p-1#0", "15: p-1#1", "30: p-1#2");
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
  void blockedProducersAreServedInTheOrderInWhichTheyCame() {
    RunResult result =
        new TestRun()
            .pipeline(new MonitorPipeline(1))
            .producer(at(0, 5))
            .producer(at(1, 3))
            .producer(at(2))
            .consumer(taking(10))
            .runInVirtualTime();

    // p-1#0 is stored and p-2#0 has the only place; p-3 waits from 2 on, p-2 from 3, p-1 from 5.
    assertThat(told)
        .containsExactly("0: p-1#0", "10: p-2#0", "20: p-3#0", "30: p-2#1", "40: p-1#1");
    assertThat(result.ledger().balanced()).isTrue();
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
    assertThat(told).containsExactly("0: p-1#0", "10: p-1#1", "20: p-1#2");
  }

  @Test
  void blockedTimeIsTheWaitForRoom() {
    RunResult result =
        new TestRun()
            .pipeline(new MonitorPipeline(1))
            .arrivals(Arrivals.CLOSED)
            .producer(every(4))
            .messages(4)
            .consumer(taking(10))
            .runInVirtualTime();

    // Puts: #0 at 4 (taken at once), #1 at 8, #2 from 12 until 14, #3 from 18 until 24.
    assertThat(told).containsExactly("4: p-1#0", "14: p-1#1", "24: p-1#2", "34: p-1#3");
    assertThat(result.measurements().blockedNanos()).isEqualTo(2 + 6);
    assertThat(result.measurements().meanBlockedNanos()).isEqualTo(2);
    assertThat(result.measurements().producingNanos()).isEqualTo(24);
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

    assertThat(told).containsExactly("0: p-1#0", "10: [p-1#1, p-1#2, p-1#3]", "20: p-1#4");
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
    assertThat(told)
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

    assertThat(told).containsExactly("2: [p-1#0, p-1#2]", "3: [p-1#1, p-1#3]");
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
                  told.add(clock.nanos() + ": " + message.id());
                  clock.sleepNanos(10);
                  if (calls.incrementAndGet() <= 4) {
                    throw new IllegalStateException("busy");
                  }
                })
            .runInVirtualTime();

    // The longest back-off is a nanosecond, and is drawn from 0 on.
    assertThat(told)
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
  void evictedMessagesLeaveTheQueueLength() {
    RunResult result =
        new TestRun()
            .pipeline(new BufferPipeline<>(new BufferPipeline.Settings(2)))
            .overflow(always(new Evict(Victims.ALL, "cleared")))
            .producer(at(0, 1, 2, 3, 4))
            .consumer(taking(10))
            .runInVirtualTime();

    // #1 and #2 go for #3: one from 1, two from 2, one from 3, two from 4 to 10, one to 20.
    assertThat(told).containsExactly("0: p-1#0", "10: p-1#3", "20: p-1#4");
    assertThat(result.measurements().queue().longest()).isEqualTo(2);
    assertThat(result.measurements().queue().messageNanos()).isEqualTo(1 + 2 + 1 + 2 * 6 + 10);
    assertThat(result.ledger().droppedByReason()).containsExactly(Map.entry("cleared", 2L));
    assertThat(result.measurements().dropped()).isEqualTo(2);
  }

  @Test
  void atTheEndOfTheStreamABatchIsNotWaitedFor() {
    new TestRun()
        .producer(at(0, 1))
        .batch(2, Duration.ofNanos(5))
        .consumer(taking(10))
        .producer(at(2))
        .runInVirtualTime();

    assertThat(told).containsExactly("1: [p-1#0, p-1#1]", "11: p-2#0");
  }

  @Test
  void theTimeThatACallerWaitedBeforeItStoredCountsAsBlocked() {
    RunResult result =
        new TestRun()
            .pipeline(new MonitorPipeline(1))
            .overflow(always(new BlockTimeout(Duration.ofNanos(6), new CallerRuns())))
            .own(taking(3))
            .producer(at(0, 1, 2))
            .consumer(taking(100))
            .runInVirtualTime();

    assertThat(told).containsExactly("0: p-1#0", "8: p-1#2", "100: p-1#1");
    assertThat(result.measurements().blockedNanos()).isEqualTo(6);
  }

  @Test
  void waitingProducersEndWhenAllConsumersHaveEnded() {
    RunResult result =
        new TestRun()
            .pipeline(new MonitorPipeline(1))
            .producer(at(0, 1, 2))
            .consumer(
                (message, clock) -> {
                  clock.sleepNanos(10);
                  throw new AssertionError("broken");
                })
            .runInVirtualTime();

    assertThat(result.failures()).containsExactly("c-1 failed: broken (AssertionError)");
    assertThat(result.ledger().abandoned()).isEqualTo(2);
    assertThat(result.ledger().undrained()).isEqualTo(1);
    assertThat(result.ledger().balanced()).isTrue();
  }

  @Test
  void aFailedRunIsDrainedNoLongerThanTheTimeout() {
    int[] made = {0};
    RunResult result =
        new TestRun()
            .drainTimeout(Duration.ofNanos(25))
            .producer(
                () -> {
                  if (made[0]++ == 3) {
                    throw new IllegalStateException("no more network");
                  }
                  return new Arrival(4, "body");
                })
            .consumer(taking(20))
            .runInVirtualTime();

    // Messages at 4, 8 and 12; it fails at 12, and messages not stored at 37 are abandoned.
    assertThat(told).containsExactly("4: p-1#0", "24: p-1#1");
    assertThat(result.elapsedNanos()).isEqualTo(37);
    assertThat(result.ledger().undrained()).isEqualTo(1);
    assertThat(result.ledger().abandoned()).isEqualTo(1);
    assertThat(result.measurements().queue().messageNanos()).isEqualTo(4 + 2 * 12 + 13);
  }

  @Test
  void patienceForRoomHasAnEnd() {
    RunResult result =
        new TestRun()
            .pipeline(new MonitorPipeline(1))
            .overflow(always(new BlockTimeout(Duration.ofNanos(6), new DropNewest("late"))))
            .producer(at(0, 1, 2))
            .producer(at(5))
            .consumer(taking(10))
            .runInVirtualTime();

    // p-1#2 waits from 2 until 8 and is dropped; p-2#0 waits from 5 and has room at 10.
    assertThat(told).containsExactly("0: p-1#0", "10: p-1#1", "20: p-2#0");
    assertThat(result.ledger().droppedByReason()).containsExactly(Map.entry("late", 1L));
    assertThat(result.measurements().blockedNanos()).isEqualTo(6 + 5);
    assertThat(result.measurements().dropped()).isEqualTo(1);
  }

  @Test
  void aCallerThatStoresItsMessageMakesNoOtherMeanwhile() {
    RunResult result =
        new TestRun()
            .pipeline(new MonitorPipeline(1))
            .overflow(always(new CallerRuns()))
            .own(taking(30))
            .producer(at(0, 1, 2, 3))
            .consumer(taking(10))
            .runInVirtualTime();

    assertThat(told).containsExactly("0: p-1#0", "2: p-1#2", "10: p-1#1", "32: p-1#3");
    assertThat(result.ledger().delivered()).isEqualTo(4);
    assertThat(result.ledger().balanced()).isTrue();
    assertThat(result.measurements().services().maxNanos()).isEqualTo(30);
  }

  @Test
  void aPolicyMayFailTheRun() {
    RunResult result =
        new TestRun()
            .pipeline(new MonitorPipeline(1))
            .overflow(always(new Fail("full")))
            .producer(at(0, 1, 2, 3))
            .consumer(taking(10))
            .runInVirtualTime();

    assertThat(result.failures())
        .containsExactly(
            "p-1 failed: the pipeline was full for p-1#2, and the overflow policy is to fail"
                + " (IllegalStateException)");
    assertThat(result.ledger().droppedByReason()).containsExactly(Map.entry("full", 1L));
    assertThat(result.ledger().delivered()).isEqualTo(2);
    assertThat(result.ledger().balanced()).isTrue();
  }

  @Test
  void withoutAnyPlaceMessagesAreHandedOverFromHandToHand() {
    RunResult result =
        new TestRun()
            .pipeline(MonitorPipeline.rendezvous())
            .producer(at(0, 1))
            .producer(at(2))
            .consumer(taking(10))
            .runInVirtualTime();

    assertThat(told).containsExactly("0: p-1#0", "10: p-1#1", "20: p-2#0");
    assertThat(result.measurements().blockedNanos()).isEqualTo(9 + 18);
    assertThat(result.measurements().queue().longest()).isZero();
    assertThat(result.succeeded()).isTrue();
  }

  @Test
  void producerDueAfterTheDurationProducesNothing() {
    RunResult result =
        new TestRun()
            .duration(Duration.ofNanos(30))
            .producer(every(10))
            .consumer(taking(100))
            .runInVirtualTime();

    // Nothing is due at 30 or later; the drain may take its time-out.
    assertThat(result.ledger().offered()).isEqualTo(2);
    assertThat(result.ledger().delivered()).isEqualTo(2);
    assertThat(result.elapsedNanos()).isEqualTo(210);
  }

  @Test
  void messagesNotDrainedInTimeAreAbandonedOrUndrained() {
    RunResult result =
        new TestRun()
            .duration(Duration.ofNanos(30))
            .drainTimeout(Duration.ofNanos(40))
            .pipeline(new MonitorPipeline(2))
            .producer(every(5))
            .consumer(taking(32))
            .runInVirtualTime();

    // At 70 the consumer stores its third message, two are inside, and one waits for room.
    assertThat(result.elapsedNanos()).isEqualTo(70);
    assertThat(result.ledger().offered()).isEqualTo(5);
    assertThat(result.ledger().delivered()).isEqualTo(2);
    assertThat(result.ledger().abandoned()).isEqualTo(1);
    assertThat(result.ledger().undrained()).isEqualTo(2);
    assertThat(result.ledger().balanced()).isTrue();
    assertThat(result.succeeded()).isTrue();
  }

  @Test
  void aProducerThatStillWaitsForRoomWhenTheRunIsCutOffKeepsItsMessage() {
    RunResult result =
        new TestRun()
            .duration(Duration.ofNanos(30))
            .drainTimeout(Duration.ZERO)
            .pipeline(new MonitorPipeline(1))
            .producer(every(5))
            .consumer(taking(100))
            .runInVirtualTime();

    assertThat(result.elapsedNanos()).isEqualTo(30);
    assertThat(result.ledger().offered()).isEqualTo(3);
    assertThat(result.ledger().abandoned()).isEqualTo(2);
    assertThat(result.ledger().undrained()).isEqualTo(1);
    assertThat(result.measurements().blockedNanos()).isEqualTo(15);
  }

  @Test
  void aSleepWithoutEndIsCutOff() {
    RunResult result =
        new TestRun()
            .duration(Duration.ofNanos(30))
            .drainTimeout(Duration.ofNanos(10))
            .producer(every(20))
            .consumer(
                (message, clock) -> {
                  while (true) {
                    clock.sleepNanos(7);
                  }
                })
            .runInVirtualTime();

    assertThat(result.elapsedNanos()).isEqualTo(40);
    assertThat(result.ledger().abandoned()).isEqualTo(1);
    assertThat(result.succeeded()).isTrue();
  }

  @Test
  void theRunEndsWithItsMessages() {
    RunResult result =
        new TestRun()
            .messages(3)
            .producer(every(10))
            .producer(every(15))
            .consumer(taking(1))
            .runInVirtualTime();

    // Due at 10, 15, 20; p-2 would have been next at 30.
    assertThat(told).containsExactly("10: p-1#0", "15: p-2#0", "20: p-1#1");
    assertThat(result.elapsedNanos()).isEqualTo(21);
  }

  @Test
  void aDeadlockIsExplained() {
    RunResult result =
        new TestRun()
            .pipeline(
                new MonitorPipeline(2) {
                  @Override
                  public synchronized boolean offer(Message message) {
                    return false;
                  }
                })
            .producer(at(5))
            .consumer(taking(10))
            .runInVirtualTime();

    assertThat(result.failures())
        .containsExactly(
            """
            deadlock at PT0.000000005S: all workers wait and there are no more events; 0 in the \
            pipeline
              c-1 waits to take
              p-1 waits to put p-1#0"""
                .replace("\n", System.lineSeparator()));
    assertThat(result.ledger().abandoned()).isEqualTo(1);
    assertThat(result.ledger().balanced()).isTrue();
  }

  @Test
  void failedProducerStopsTheOthersAndThePipelineIsDrained() {
    AtomicInteger closed = new AtomicInteger();
    int[] made = {0};
    RunResult result =
        new TestRun()
            .producer(
                new Producer() {
                  @Override
                  public Arrival next() {
                    if (made[0]++ == 0) {
                      return new Arrival(12, "body");
                    }
                    throw new IllegalStateException("no more network");
                  }

                  @Override
                  public void close() {
                    closed.incrementAndGet();
                  }
                })
            .producer(every(5))
            .consumer(taking(10))
            .runInVirtualTime();

    assertThat(result.failures())
        .containsExactly("p-1 failed: no more network (IllegalStateException)");
    assertThat(closed).hasValue(1);
    assertThat(result.ledger().balanced()).isTrue();
  }

  @Test
  void aConsumerThatFailsLosesNothing() {
    RunResult result =
        new TestRun()
            .producer(at(0, 1, 2))
            .consumer(
                (message, clock) -> {
                  throw new AssertionError("broken");
                })
            .runInVirtualTime();

    assertThat(result.failures()).containsExactly("c-1 failed: broken (AssertionError)");
    assertThat(result.ledger().abandoned()).isEqualTo(1);
    assertThat(result.ledger().balanced()).isTrue();
  }

  @Test
  void anErrorOfAProducer_failsTheRunAtThatTime() {
    int[] made = {0};
    RunResult result =
        new TestRun()
            .producer(
                () -> {
                  if (made[0]++ == 0) {
                    return new Arrival(50, "body");
                  }
                  throw new AssertionError("broken");
                })
            .producer(every(10))
            .consumer(taking(1))
            .runInVirtualTime();

    assertThat(result.failures()).containsExactly("p-1 failed: broken (AssertionError)");
    assertThat(result.ledger().offered()).isEqualTo(5);
    assertThat(result.ledger().delivered()).isEqualTo(5);
  }

  @Test
  void aConsumerThatFailsLeavesItsPlaceToTheProducersThatWait() {
    RunResult result =
        new TestRun()
            .pipeline(new MonitorPipeline(1))
            .producer(at(0, 0, 0, 0, 0))
            .consumer(
                (message, clock) -> {
                  clock.sleepNanos(10);
                  if (message.sequence() == 2) {
                    throw new InterruptedException("of its own");
                  }
                })
            .consumer(taking(15))
            .runInVirtualTime();

    assertThat(result.failures()).containsExactly("c-1 failed: of its own (InterruptedException)");
    assertThat(result.ledger().abandoned()).isEqualTo(1);
    assertThat(result.ledger().undrained()).isZero();
    assertThat(result.ledger().balanced()).isTrue();
  }

  @Test
  void aPolicyThatKeepsItsNeedForAConsumerToItselfFailsTheRun() {
    RunResult result =
        new TestRun()
            .pipeline(new MonitorPipeline(1))
            .overflow(always(new CallerRuns()))
            .producer(at(0, 1, 2))
            .consumer(taking(10))
            .runInVirtualTime();

    assertThat(result.failures())
        .containsExactly(
            "p-1 failed: the overflow policy decided caller-runs, but its needs() do not include a"
                + " consumer (IllegalStateException)");
    assertThat(result.ledger().balanced()).isTrue();
  }

  @Test
  void aRunCanBeStoppedInGoodOrder() throws Exception {
    List<Engine> engine = new ArrayList<>();
    TestRun run =
        new TestRun()
            .producer(every(10))
            .consumer(
                (message, clock) -> {
                  clock.sleepNanos(25);
                  if (message.sequence() == 2) {
                    engine.get(0).stop();
                  }
                });
    engine.add(run.virtualEngine());
    RunResult result = engine.get(0).run();

    assertThat(result.interrupted()).isTrue();
    assertThat(result.ledger().abandoned() + result.ledger().undrained()).isZero();
    assertThat(result.ledger().offered()).isBetween(3L, 100L);
    assertThat(result.ledger().balanced()).isTrue();
  }

  @Test
  void anAbortedAttemptIsTheLast() throws Exception {
    List<Engine> engine = new ArrayList<>();
    List<Long> attempts = new ArrayList<>();
    TestRun run =
        new TestRun()
            .producer(at(0, 1, 2))
            .consumer(
                (message, clock) -> {
                  attempts.add(message.sequence());
                  if (message.sequence() == 1) {
                    engine.get(0).abort();
                  }
                  clock.sleepNanos(10);
                });
    engine.add(run.virtualEngine());
    RunResult result = engine.get(0).run();

    assertThat(attempts).containsExactly(0L, 1L);
    assertThat(result.ledger().balanced()).isTrue();
  }

  @Test
  void aRunCanBeAborted() throws Exception {
    List<Engine> engine = new ArrayList<>();
    TestRun run =
        new TestRun()
            .producer(every(10))
            .consumer(
                (message, clock) -> {
                  engine.get(0).abort();
                  clock.sleepNanos(25);
                });
    engine.add(run.virtualEngine());
    RunResult result = engine.get(0).run();

    assertThat(result.interrupted()).isTrue();
    assertThat(result.failures()).isEmpty();
    assertThat(result.ledger().abandoned()).isEqualTo(1);
    assertThat(result.ledger().balanced()).isTrue();
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
