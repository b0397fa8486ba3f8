package dev.millrace.sim.engine.virtualtime;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Runs in virtual time one of whose components does not return. */
@Tag("slow")
@Timeout(60)
class StuckRunTest {

  private final AtomicBoolean released = new AtomicBoolean();

  @AfterEach
  void releaseSpinners() {
    released.set(true);
  }

  /** Spins until the test is over, whatever interrupts it. */
  private void spin() {
    while (!released.get()) {
      Thread.onSpinWait();
    }
  }

  private static void blockForEver() throws InterruptedException {
    new CountDownLatch(1).await();
  }

  private static TestRun impatient() {
    return new TestRun().stallTimeout(Duration.ofMillis(200));
  }

  private interface Storing {
    void store(Message message) throws Exception;
  }

  private static Consumer storing(Storing body) {
    return (message, clock) -> body.store(message);
  }

  @Test
  void spinningConsumer_isNamedAndTheLedgerHasWhatWasDelivered() {
    RunResult result =
        impatient()
            .producer(TestRun.counting(5))
            .consumer(
                storing(
                    message -> {
                      if (message.sequence() == 3) {
                        spin();
                      }
                    }))
            .runInVirtualTime();

    assertThat(result.failures().get(0))
        .startsWith(
            "stalled: c-1: accept() did not return within 0.2 s of real time (stall-timeout)")
        .contains("StuckRunTest.spin");
    assertThat(result.ledger().offered()).isEqualTo(4);
    assertThat(result.ledger().delivered()).isEqualTo(3);
    assertThat(result.ledger().abandoned()).isEqualTo(1);
    assertThat(result.ledger().balanced()).isTrue();
  }

  @Test
  void blockingConsumer_isInterruptedAndTheRunEndsInOrder() {
    RunResult result =
        impatient()
            .producer(TestRun.counting(5))
            .consumer(storing(message -> blockForEver()))
            .runInVirtualTime();

    assertThat(result.failures()).hasSize(1);
    assertThat(result.failures().get(0)).startsWith("stalled: c-1: accept() did not return");
    assertThat(result.ledger().abandoned()).isEqualTo(1);
    assertThat(result.ledger().balanced()).isTrue();
  }

  @Test
  void spinningPipeline_isNamed() {
    RunResult result =
        impatient()
            .pipeline(
                new MonitorPipeline(10) {
                  @Override
                  public @Nullable Message poll() {
                    spin();
                    return null;
                  }
                })
            .producer(TestRun.counting(5))
            .consumer(TestRun::ignore)
            .runInVirtualTime();

    assertThat(result.failures().get(0))
        .startsWith("stalled: the pipeline's poll(), called by c-1, did not return within 0.2 s");
    assertThat(result.ledger().balanced()).isTrue();
  }

  @Test
  void spinningProducer_isNamed() {
    RunResult result =
        impatient()
            .producer(
                () -> {
                  spin();
                  return null;
                })
            .consumer(TestRun::ignore)
            .runInVirtualTime();

    assertThat(result.failures().get(0)).startsWith("stalled: p-1: next() did not return");
  }

  @Test
  void spinningPolicy_isNamed() {
    RunResult result =
        impatient()
            .overflow(
                message -> {
                  spin();
                  throw new IllegalStateException();
                })
            .producer(TestRun.counting(1))
            .consumer(TestRun::ignore)
            .runInVirtualTime();

    assertThat(result.failures().get(0))
        .startsWith("stalled: the overflow policy's decideBeforePut(), called by p-1, did not");
    assertThat(result.ledger().abandoned()).isEqualTo(1);
  }

  @Test
  void spinningClose_doesNotKeepTheOthersOpen() {
    AtomicBoolean closed = new AtomicBoolean();
    RunResult result =
        impatient()
            .producer(closing(this::spin))
            .producer(closing(() -> closed.set(true)))
            .consumer(TestRun::ignore)
            .runInVirtualTime();

    assertThat(result.failures().get(0)).startsWith("stalled: p-1: close() did not return");
    assertThat(closed).isTrue();
  }

  private static Producer closing(Runnable close) {
    return new Producer() {
      @Override
      public @Nullable Arrival next() {
        return null;
      }

      @Override
      public void close() {
        close.run();
      }
    };
  }

  @Test
  void stuckCloseOfAnother_isNamedAsWell() {
    RunResult result =
        impatient()
            .producer(TestRun.counting(1))
            .consumer(storing(message -> spin()))
            .consumer(
                new Consumer() {
                  @Override
                  public void accept(Message message, Clock clock) {}

                  @Override
                  public void close() {
                    spin();
                  }
                })
            .runInVirtualTime();

    assertThat(result.failures()).hasSize(2);
    assertThat(result.failures().get(1))
        .startsWith("c-2: close() did not return within 1 s")
        .contains("StuckRunTest.spin");
  }

  @Test
  void abort_endsARunThatIsStuck() throws Exception {
    var reached = new CountDownLatch(1);
    var engine =
        new TestRun()
            .producer(TestRun.counting(1))
            .consumer(
                storing(
                    message -> {
                      reached.countDown();
                      spin();
                    }))
            .virtualEngine();
    Thread aborter =
        new Thread(
            () -> {
              try {
                reached.await();
              } catch (InterruptedException e) {
                throw new AssertionError(e);
              }
              engine.abort();
            });
    aborter.start();

    RunResult result = engine.run();

    aborter.join();
    assertThat(result.failures().get(0))
        .startsWith("stalled: c-1: accept() did not end when interrupted");
    assertThat(result.interrupted()).isTrue();
  }

  @Test
  void interruptOfTheCaller_isKeptAndChangesNothing() {
    Thread caller = Thread.currentThread();
    RunResult result =
        new TestRun()
            .producer(TestRun.counting(3))
            .consumer(storing(message -> caller.interrupt()))
            .runInVirtualTime();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(result.failures()).isEmpty();
    assertThat(result.ledger().delivered()).isEqualTo(3);
  }

  @Test
  void pipelineThatOnlySpinsWhenAsked_isReported() {
    RunResult result =
        impatient()
            .pipeline(
                new MonitorPipeline(10) {
                  @Override
                  public int capacity() {
                    spin();
                    return 10;
                  }
                })
            .producer(TestRun.counting(1))
            .consumer(TestRun::ignore)
            .runInVirtualTime();

    assertThat(result.failures())
        .containsExactly("the pipeline's capacity() did not return within 0.2 s");
    assertThat(result.ledger().delivered()).isEqualTo(1);
  }
}
