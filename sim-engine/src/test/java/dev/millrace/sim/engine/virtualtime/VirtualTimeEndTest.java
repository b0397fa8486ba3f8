package dev.millrace.sim.engine.virtualtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.Arrival;
import dev.millrace.api.Message;
import dev.millrace.api.Producer;
import dev.millrace.fixtures.MonitorPipeline;
import dev.millrace.sim.engine.Engine;
import dev.millrace.sim.engine.RunResult;
import dev.millrace.sim.engine.TestRun;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** How runs in virtual time end: limits, failures, stops and deadlocks. */
class VirtualTimeEndTest extends VirtualTimeWorkload {

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
    assertThat(stored).containsExactly("4: p-1#0", "24: p-1#1");
    assertThat(result.elapsedNanos()).isEqualTo(37);
    assertThat(result.ledger().undrained()).isEqualTo(1);
    assertThat(result.ledger().abandoned()).isEqualTo(1);
    assertThat(result.measurements().queue().messageNanos()).isEqualTo(4 + 2 * 12 + 13);
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
    assertThat(stored).containsExactly("10: p-1#0", "15: p-2#0", "20: p-1#1");
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
}
