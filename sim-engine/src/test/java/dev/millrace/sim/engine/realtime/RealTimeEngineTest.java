package dev.millrace.sim.engine.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.millrace.api.Arrival;
import dev.millrace.api.Clock;
import dev.millrace.api.Consumer;
import dev.millrace.api.Message;
import dev.millrace.api.OverflowPolicy;
import dev.millrace.api.Producer;
import dev.millrace.api.RealTimeOnly;
import dev.millrace.fixtures.MonitorPipeline;
import dev.millrace.sim.engine.Arrivals;
import dev.millrace.sim.engine.RunResult;
import dev.millrace.sim.engine.TestRun;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RealTimeEngineTest {

  @Test
  void allThatIsProducedIsDelivered() throws Exception {
    var run = new TestRun();
    for (int i = 0; i < 4; i++) {
      run.producer(TestRun.counting(1_000)).consumer(TestRun::ignore);
    }
    RunResult result = run.run();

    assertThat(result.failures()).isEmpty();
    assertThat(result.ledger().offered()).isEqualTo(4_000);
    assertThat(result.ledger().delivered()).isEqualTo(4_000);
    assertThat(result.succeeded()).isTrue();
    assertThat(result.interrupted()).isFalse();
    assertThat(result.measurements().sojourns().count()).isEqualTo(4_000);
    assertThat(result.measurements().queue().longest()).isBetween(1, 10);
  }

  @Test
  void everyComponentIsClosedOnceByTheThreadThatUsedIt() throws Exception {
    var closes = Collections.synchronizedList(new ArrayList<String>());
    var pipeline = new MonitorPipeline(1);
    new TestRun()
        .pipeline(pipeline)
        .producer(
            new Producer() {
              @Override
              public @Nullable Arrival next() {
                return null;
              }

              @Override
              public void close() {
                closes.add(Thread.currentThread().getName());
              }
            })
        .consumer(
            new Consumer() {
              @Override
              public void accept(Message message, Clock clock) {}

              @Override
              public void close() {
                closes.add(Thread.currentThread().getName());
              }
            })
        .run();

    assertThat(closes).containsExactlyInAnyOrder("p-1", "c-1");
    assertThat(pipeline.closes).isEqualTo(1);
  }

  @Test
  void aComponentThatCannotBeClosedFailsTheRun() throws Exception {
    RunResult result =
        new TestRun()
            .producer(
                new Producer() {
                  @Override
                  public @Nullable Arrival next() {
                    return null;
                  }

                  @Override
                  public void close() {
                    throw new IllegalStateException("disk full");
                  }
                })
            .consumer(TestRun::ignore)
            .run();

    assertThat(result.failures()).containsExactly("p-1 failed: disk full (IllegalStateException)");
  }

  @Test
  void failedProducerEndsTheRunAndAcceptedMessagesAreDrained() throws Exception {
    var count = new AtomicInteger();
    RunResult result =
        new TestRun()
            .producer(
                () -> {
                  if (count.getAndIncrement() == 5) {
                    throw new IllegalStateException("trace.csv:6: no time");
                  }
                  return new Arrival(0, "body");
                })
            .producer(TestRun.endless())
            .consumer(TestRun::ignore)
            .run();

    assertThat(result.failures())
        .containsExactly("p-1 failed: trace.csv:6: no time (IllegalStateException)");
    assertThat(result.succeeded()).isFalse();
    assertThat(result.ledger().balanced()).isTrue();
    assertThat(result.ledger().delivered()).isEqualTo(result.ledger().offered());
  }

  @Test
  void anErrorInAConsumerEndsTheRunAndItsMessageIsAbandoned() throws Exception {
    RunResult result =
        new TestRun()
            .producer(TestRun.endless())
            .consumer(
                (message, clock) -> {
                  if (message.sequence() == 3) {
                    throw new AssertionError("broken");
                  }
                })
            .run();

    assertThat(result.failures()).containsExactly("c-1 failed: broken (AssertionError)");
    assertThat(result.ledger().balanced()).isTrue();
    assertThat(result.ledger().delivered()).isEqualTo(3);
    assertThat(result.ledger().abandoned()).isGreaterThanOrEqualTo(1);
  }

  @Test
  void otherConsumersDrainTheMessagesOfAFailedOne() throws Exception {
    var failed = new CountDownLatch(1);
    RunResult result =
        new TestRun()
            .producer(TestRun.endless())
            .consumer(
                (message, clock) -> {
                  failed.countDown();
                  throw new AssertionError("broken");
                })
            .consumer((message, clock) -> failed.await())
            .run();

    assertThat(result.ledger().balanced()).isTrue();
    assertThat(result.ledger().undrained()).isZero();
    assertThat(result.ledger().abandoned()).isEqualTo(1);
  }

  @Test
  void aMessageThatIsRetriedUntilItIsStoredIsDelivered() throws Exception {
    var attempts = new AtomicInteger();
    RunResult result =
        new TestRun()
            .producer(TestRun.counting(1))
            .retry(3)
            .consumer(
                (message, clock) -> {
                  if (attempts.incrementAndGet() < 3) {
                    throw new IllegalStateException("busy");
                  }
                })
            .run();

    assertThat(attempts).hasValue(3);
    assertThat(result.ledger().delivered()).isEqualTo(1);
    assertThat(result.ledger().failed()).isZero();
  }

  @Test
  void aMessageWhoseAttemptsAreUsedUpHasFailedAndTheRunGoesOn() throws Exception {
    var attempts = new AtomicInteger();
    RunResult result =
        new TestRun()
            .producer(TestRun.counting(2))
            .retry(3)
            .consumer(
                (message, clock) -> {
                  if (message.sequence() == 0) {
                    throw new IllegalStateException("try " + attempts.incrementAndGet());
                  }
                })
            .run();

    assertThat(attempts).hasValue(3);
    assertThat(result.ledger().failed()).isEqualTo(1);
    assertThat(result.ledger().delivered()).isEqualTo(1);
    assertThat(result.lastError()).isEqualTo("try 3 (IllegalStateException)");
    assertThat(result.succeeded()).isTrue();
  }

  @Test
  void messageWithoutRoomIsDroppedUnderItsReason() throws Exception {
    var dropped = new CountDownLatch(1);
    var last = new AtomicInteger();
    RunResult result =
        new TestRun()
            .pipeline(new MonitorPipeline(5))
            .overflow(message -> new OverflowPolicy.DropNewest("drop-newest"))
            .producer(
                () -> {
                  if (last.get() == 20) {
                    dropped.countDown();
                    return null;
                  }
                  return new Arrival(0, last.getAndIncrement());
                })
            .consumer((message, clock) -> dropped.await())
            .run();

    assertThat(result.ledger().offered()).isEqualTo(20);
    assertThat(result.ledger().delivered()).isBetween(5L, 6L);
    assertThat(result.ledger().droppedByReason().get("drop-newest"))
        .isEqualTo(20 - result.ledger().delivered());
    assertThat(result.ledger().balanced()).isTrue();
  }

  @Test
  void theRunEndsAfterSoManyMessagesInAll() throws Exception {
    RunResult result =
        new TestRun()
            .messages(100)
            .producer(TestRun.endless())
            .producer(TestRun.endless())
            .consumer(TestRun::ignore)
            .run();

    assertThat(result.ledger().offered()).isEqualTo(100);
    assertThat(result.ledger().delivered()).isEqualTo(100);
  }

  @Test
  void nothingIsDueAfterTheDuration() throws Exception {
    RunResult result =
        new TestRun()
            .duration(Duration.ofMillis(10))
            .producer(TestRun.every(Duration.ofMillis(3)))
            .consumer(TestRun::ignore)
            .run();

    assertThat(result.ledger().delivered()).isEqualTo(3);
    assertThat(result.succeeded()).isTrue();
  }

  @Test
  void aProducerThatNeverSleepsIsStoppedByTheDurationToo() throws Exception {
    RunResult result =
        new TestRun()
            .duration(Duration.ofMillis(20))
            .producer(TestRun.endless())
            .consumer(TestRun::ignore)
            .run();

    assertThat(result.succeeded()).isTrue();
    assertThat(result.ledger().delivered()).isEqualTo(result.ledger().offered());
  }

  @Test
  void openArrivalsKeepTheirScheduleWhileThePipelineBlocks() throws Exception {
    assertThat(dueTimesThroughASlowConsumer(Arrivals.OPEN))
        .containsExactly(0L, 1_000_000L, 2_000_000L, 3_000_000L);
  }

  @Test
  void closedArrivalsStartTheNextGapWhenThePutReturned() throws Exception {
    List<Long> due = dueTimesThroughASlowConsumer(Arrivals.CLOSED);

    assertThat(due.get(0)).isZero();
    // The third put waits until the first message is stored, which takes 20 ms.
    assertThat(due.get(3)).isGreaterThan(20_000_000L);
  }

  private static List<Long> dueTimesThroughASlowConsumer(Arrivals arrivals)
      throws InterruptedException {
    List<Long> due = Collections.synchronizedList(new ArrayList<>());
    var count = new AtomicInteger();
    new TestRun()
        .arrivals(arrivals)
        .pipeline(new MonitorPipeline(1))
        .producer(
            () -> {
              int n = count.getAndIncrement();
              return n < 4 ? Arrival.after(Duration.ofMillis(n > 0 ? 1 : 0), n) : null;
            })
        .consumer(
            (message, clock) -> {
              due.add(message.dueNanos());
              clock.sleep(Duration.ofMillis(20));
            })
        .run();
    return due;
  }

  @Test
  void latencyCountsFromTheDueTime() throws Exception {
    RunResult result =
        new TestRun()
            .pipeline(new MonitorPipeline(1))
            .producer(TestRun.counting(5))
            .consumer((message, clock) -> clock.sleep(Duration.ofMillis(10)))
            .run();

    // All five are due at 0 and are served one after the other.
    assertThat(result.measurements().sojourns().maxNanos()).isGreaterThan(50_000_000L);
    assertThat(result.measurements().waits().maxNanos()).isGreaterThan(40_000_000L);
    assertThat(result.measurements().blockedNanos()).isGreaterThan(20_000_000L);
  }

  @Test
  void theLastMessageOfTheRunEndsProducersThatSleep() throws Exception {
    RunResult result =
        new TestRun()
            .messages(1)
            .producer(TestRun.endless())
            .producer(TestRun.every(Duration.ofDays(1)))
            .consumer(TestRun::ignore)
            .run();

    assertThat(result.failures()).isEmpty();
    assertThat(result.interrupted()).isFalse();
    assertThat(result.ledger().delivered()).isEqualTo(1);
  }

  @Test
  void closedArrivalsWithoutGapsAreStoppedByTheDurationToo() throws Exception {
    RunResult result =
        new TestRun()
            .arrivals(Arrivals.CLOSED)
            .duration(Duration.ofMillis(20))
            .producer(TestRun.endless())
            .consumer(TestRun::ignore)
            .run();

    assertThat(result.succeeded()).isTrue();
    assertThat(result.ledger().undrained() + result.ledger().abandoned()).isZero();
    assertThat(result.elapsedNanos()).isLessThan(Duration.ofSeconds(20).toNanos());
  }

  @Test
  void aDurationOfCenturiesDoesNotEndTheRun() throws Exception {
    RunResult result =
        new TestRun()
            .duration(Duration.ofDays(200 * 365))
            .drainTimeout(Duration.ofDays(200 * 365))
            .producer(TestRun.counting(1))
            .consumer((message, clock) -> clock.sleep(Duration.ofMillis(250)))
            .run();

    assertThat(result.ledger().delivered()).isEqualTo(1);
  }

  /** Listens until it is interrupted, and then throws an exception of its own. */
  @RealTimeOnly("it listens to the outside world")
  private static final class Listener implements Producer {

    final CountDownLatch listening = new CountDownLatch(1);

    @Override
    public Arrival next() {
      listening.countDown();
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        throw new IllegalStateException("woken", e);
      }
      return Arrival.now("never");
    }
  }

  @Test
  void listeningProducer_endsWithTheDuration() throws Exception {
    RunResult result =
        new TestRun()
            .duration(Duration.ofMillis(50))
            .producer(new Listener())
            .consumer(TestRun::ignore)
            .run();

    assertThat(result.failures()).isEmpty();
    assertThat(result.elapsedNanos()).isLessThan(Duration.ofSeconds(10).toNanos());
  }

  @Test
  void listeningProducer_isInterruptedByAStop() throws Exception {
    Listener listener = new Listener();
    RealTimeEngine engine = new TestRun().producer(listener).consumer(TestRun::ignore).engine();
    Thread stopper =
        new Thread(
            () -> {
              awaitUninterruptibly(listener.listening);
              engine.stop();
            });
    stopper.start();
    RunResult result = engine.run();
    stopper.join();

    assertThat(result.failures()).isEmpty();
    assertThat(result.interrupted()).isTrue();
  }

  @Test
  void listeningProducer_endsWithTheLastMessageOfTheRun() throws Exception {
    RunResult result =
        new TestRun()
            .messages(3)
            .producer(new Listener())
            .producer(TestRun.endless())
            .consumer(TestRun::ignore)
            .run();

    assertThat(result.failures()).isEmpty();
    assertThat(result.ledger().delivered()).isEqualTo(3);
  }

  @Test
  void arrivalNow_isDueWhenItIsReturned() throws Exception {
    int[] count = {0};
    List<Long> due = new CopyOnWriteArrayList<>();
    new TestRun()
        .producer(
            () -> {
              if (count[0]++ == 2) {
                return null;
              }
              LockSupport.parkNanos(2_000_000);
              return Arrival.now("body");
            })
        .consumer((message, clock) -> due.add(message.dueNanos()))
        .run();

    assertThat(due).hasSize(2).isSorted().allMatch(nanos -> nanos > 0);
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void theLastErrorIsOneOfAMessageThatFailed() throws Exception {
    var tries = new AtomicInteger();
    RunResult result =
        new TestRun()
            .producer(TestRun.counting(1))
            .retry(2)
            .consumer(
                (message, clock) -> {
                  if (tries.incrementAndGet() == 1) {
                    throw new IllegalStateException("busy");
                  }
                })
            .run();

    assertThat(result.ledger().delivered()).isEqualTo(1);
    assertThat(result.lastError()).isNull();
  }

  @Test
  void aPolicyThatDecidesNothingIsBlamedItself() throws Exception {
    OverflowPolicy undecided = mock(OverflowPolicy.class);
    RunResult result =
        new TestRun()
            .overflow(undecided)
            .producer(TestRun.counting(2))
            .consumer(TestRun::ignore)
            .run();

    assertThat(result.failures())
        .containsExactly(
            "p-1 failed: the overflow policy returned no decision (IllegalStateException)");
    assertThat(result.ledger().balanced()).isTrue();
  }

  @Test
  void everyComponentIsClosedOnceWhenTheRunFails() throws Exception {
    Producer failing = mock(Producer.class);
    when(failing.next()).thenThrow(new IllegalStateException("broken"));
    Producer other = mock(Producer.class);
    when(other.next()).thenReturn(new Arrival(0, "body"), new Arrival(0, "body"), null);
    Consumer consumer = mock(Consumer.class);
    var pipeline = new MonitorPipeline(1);
    new TestRun().pipeline(pipeline).producer(failing).producer(other).consumer(consumer).run();

    verify(failing).close();
    verify(other).close();
    verify(consumer).close();
    assertThat(pipeline.closes).isEqualTo(1);
  }
}
