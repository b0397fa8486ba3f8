package dev.millrace.sim.engine.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.millrace.api.Arrival;
import dev.millrace.api.Clock;
import dev.millrace.api.Consumer;
import dev.millrace.api.Message;
import dev.millrace.api.Producer;
import dev.millrace.fixtures.MonitorPipeline;
import dev.millrace.sim.engine.RunResult;
import dev.millrace.sim.engine.TestRun;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of a run that is told to end before its producers do. */
@Timeout(60)
class StoppedRunTest {

  @Test
  void stopEndsProducersAndDrainsThePipeline() throws Exception {
    var first = new CountDownLatch(1);
    var engine =
        new TestRun()
            .producer(TestRun.endless())
            .producer(TestRun.every(Duration.ofDays(1)))
            .consumer((message, clock) -> first.countDown())
            .engine();
    stopAfter(first, engine);
    RunResult result = engine.run();

    assertThat(result.interrupted()).isTrue();
    assertThat(result.succeeded()).isTrue();
    assertThat(result.ledger().delivered()).isEqualTo(result.ledger().offered());
  }

  @Test
  void abortAbandonsMessagesInHandAndCountsUndrainedOnes() throws Exception {
    var first = new CountDownLatch(1);
    var pipeline = new MonitorPipeline(3);
    var engine =
        new TestRun()
            .pipeline(pipeline)
            .producer(TestRun.endless())
            .consumer(
                (message, clock) -> {
                  first.countDown();
                  clock.sleep(Duration.ofDays(1));
                })
            .engine();
    new Thread(
            () -> {
              awaitUninterruptibly(first);
              await().until(() -> pipeline.size() == 3);
              engine.abort();
            })
        .start();
    RunResult result = engine.run();

    assertThat(result.interrupted()).isTrue();
    assertThat(result.failures()).isEmpty();
    assertThat(result.ledger().balanced()).isTrue();
    assertThat(result.ledger().undrained()).isEqualTo(3);
    assertThat(result.ledger().delivered()).isZero();
    // The consumer's and, unless it was between two puts, the producer's.
    assertThat(result.ledger().abandoned()).isBetween(1L, 2L);
  }

  @Test
  void messagesNotDrainedInTimeAreUndrained() throws Exception {
    var first = new CountDownLatch(1);
    var engine =
        new TestRun()
            .drainTimeout(Duration.ofMillis(50))
            .producer(TestRun.counting(4))
            .producer(TestRun.every(Duration.ofDays(1)))
            .consumer(
                (message, clock) -> {
                  first.countDown();
                  clock.sleep(Duration.ofDays(1));
                })
            .engine();
    stopAfter(first, engine);
    RunResult result = engine.run();

    assertThat(result.ledger().abandoned()).isEqualTo(1);
    assertThat(result.ledger().undrained() + result.ledger().abandoned())
        .isEqualTo(result.ledger().offered());
    assertThat(result.ledger().balanced()).isTrue();
  }

  @Test
  void aWorkerThatIgnoresInterruptsIsNamedAndNotWaitedFor() throws Exception {
    var first = new CountDownLatch(1);
    var forever = new CountDownLatch(1);
    var engine =
        new TestRun()
            .drainTimeout(Duration.ZERO)
            .producer(TestRun.endless())
            .consumer(
                (message, clock) -> {
                  first.countDown();
                  while (forever.getCount() > 0) {
                    awaitUninterruptibly(forever);
                  }
                })
            .engine();
    stopAfter(first, engine);
    RunResult result = engine.run();
    forever.countDown();

    assertThat(result.failures()).hasSize(1);
    assertThat(result.failures().get(0))
        .startsWith("a worker did not end when interrupted: c-1 stores p-1#0");
    assertThat(result.ledger().balanced()).isTrue();
    assertThat(result.ledger().abandoned()).isGreaterThanOrEqualTo(1);
  }

  @Test
  void aConsumerClosesUndisturbedAfterAnAbort() throws Exception {
    var first = new CountDownLatch(1);
    var closing = new CountDownLatch(1);
    var closed = new CountDownLatch(1);
    var proceed = new CountDownLatch(1);
    var engine =
        new TestRun()
            .producer(TestRun.endless())
            .consumer(
                new Consumer() {
                  @Override
                  public void accept(Message message, Clock clock) throws InterruptedException {
                    first.countDown();
                    clock.sleep(Duration.ofDays(1));
                  }

                  @Override
                  public void close() throws InterruptedException {
                    closing.countDown();
                    proceed.await();
                    closed.countDown();
                  }
                })
            .engine();
    new Thread(
            () -> {
              awaitUninterruptibly(first);
              engine.abort();
              awaitUninterruptibly(closing);
              // Several more looks of the engine at its workers, each of which might interrupt.
              for (int i = 0; i < 5; i++) {
                engine.abort();
              }
              proceed.countDown();
            })
        .start();
    RunResult result = engine.run();

    assertThat(closed.getCount()).isZero();
    assertThat(result.failures()).isEmpty();
    assertThat(result.ledger().balanced()).isTrue();
  }

  @Test
  void aConsumerThatMakesAnotherExceptionOfTheAbortAbandonsItsMessage() throws Exception {
    var first = new CountDownLatch(1);
    var engine =
        new TestRun()
            .producer(TestRun.counting(1))
            .consumer(
                (message, clock) -> {
                  first.countDown();
                  try {
                    clock.sleep(Duration.ofDays(1));
                  } catch (InterruptedException e) {
                    throw new IllegalStateException("woken", e);
                  }
                })
            .engine();
    abortAfter(first, engine);
    RunResult result = engine.run();

    assertThat(result.ledger().failed()).isZero();
    assertThat(result.ledger().abandoned()).isEqualTo(1);
  }

  @Test
  void aPutThatWasCutOffCountsAsBlocked() throws Exception {
    var third = new CountDownLatch(1);
    var made = new AtomicInteger();
    var engine =
        new TestRun()
            .pipeline(new MonitorPipeline(1))
            .drainTimeout(Duration.ofMillis(50))
            .producer(
                () -> {
                  if (made.incrementAndGet() == 3) {
                    // One message is with the consumer and one in the pipeline: this one waits.
                    third.countDown();
                  }
                  return new Arrival(0, "body");
                })
            .consumer((message, clock) -> clock.sleep(Duration.ofDays(1)))
            .engine();
    stopAfter(third, engine);
    RunResult result = engine.run();

    assertThat(result.measurements().blockedNanos()).isGreaterThan(Duration.ofMillis(40).toNanos());
  }

  @Test
  void anInterruptOfTheCallerEndsEveryWorker() throws Exception {
    Consumer consumer = mock(Consumer.class);
    var producing = new CountDownLatch(1);
    Producer producer = mock(Producer.class);
    when(producer.next())
        .thenAnswer(
            call -> {
              producing.countDown();
              return Arrival.after(Duration.ofDays(1), "never");
            });
    var engine = new TestRun().producer(producer).consumer(consumer).engine();
    Thread caller = new Thread(() -> runUntilInterrupted(engine));
    caller.start();
    producing.await();
    caller.interrupt();

    verify(producer, timeout(10_000)).close();
    verify(consumer, timeout(10_000)).close();
  }

  private static void runUntilInterrupted(RealTimeEngine engine) {
    try {
      engine.run();
    } catch (InterruptedException e) {
      // As the test wants it.
    }
  }

  private static void stopAfter(CountDownLatch latch, RealTimeEngine engine) {
    new Thread(
            () -> {
              awaitUninterruptibly(latch);
              engine.stop();
            })
        .start();
  }

  private static void abortAfter(CountDownLatch latch, RealTimeEngine engine) {
    new Thread(
            () -> {
              awaitUninterruptibly(latch);
              engine.abort();
            })
        .start();
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      // As a badly written component would: forgotten.
    }
  }
}
