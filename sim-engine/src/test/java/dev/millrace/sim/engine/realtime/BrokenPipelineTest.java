package dev.millrace.sim.engine.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.Message;
import dev.millrace.fixtures.MonitorPipeline;
import dev.millrace.ledger.Violation;
import dev.millrace.sim.engine.RunResult;
import dev.millrace.sim.engine.TestRun;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of a run whose pipeline breaks its promises. */
@Timeout(60)
class BrokenPipelineTest {

  /** A pipeline whose takers wait for ever. */
  private static class NoWakeUps extends MonitorPipeline {

    private final CountDownLatch never = new CountDownLatch(1);

    NoWakeUps(int capacity) {
      super(capacity);
    }

    @Override
    @SuppressWarnings("UnsynchronizedOverridesSynchronized") // or nobody could put
    public @Nullable Message take() throws InterruptedException {
      never.await();
      return null;
    }
  }

  private static RunResult run(MonitorPipeline pipeline) throws InterruptedException {
    return new TestRun()
        .pipeline(pipeline)
        .producer(TestRun.counting(100))
        .consumer(TestRun::ignore)
        .run();
  }

  @Test
  void oneThatLosesIsFoundOut() throws Exception {
    RunResult result =
        run(
            new MonitorPipeline(10) {
              @Override
              protected void store(Message message) {
                if (message.sequence() % 50 != 7) {
                  super.store(message);
                }
              }
            });

    assertThat(result.succeeded()).isFalse();
    assertThat(result.ledger().describeViolations())
        .containsExactly("2 messages lost (accepted, and never seen again): p-1#7, p-1#57");
  }

  @Test
  void oneThatDuplicatesIsFoundOut() throws Exception {
    RunResult result =
        run(
            new MonitorPipeline(10) {
              @Override
              protected void store(Message message) {
                super.store(message);
                if (message.sequence() == 42) {
                  super.store(message);
                }
              }
            });

    assertThat(result.ledger().describeViolations())
        .containsExactly("1 message delivered twice (accounted for more than once): p-1#42");
  }

  @Test
  void oneThatReordersIsFoundOut() throws Exception {
    RunResult result =
        run(
            new MonitorPipeline(10) {
              private @Nullable Message kept;

              @Override
              protected void store(Message message) {
                if (message.sequence() == 30) {
                  kept = message;
                  return;
                }
                super.store(message);
                if (kept != null) {
                  super.store(kept);
                  kept = null;
                }
              }
            });

    assertThat(result.ledger().describeViolations())
        .containsExactly(
            "1 message out of order (taken after a later message of the same producer): p-1#30");
  }

  @Test
  void oneThatInventsIsFoundOut() throws Exception {
    RunResult result =
        run(
            new MonitorPipeline(10) {
              @Override
              protected void store(Message message) {
                super.store(message);
                if (message.sequence() == 99) {
                  super.store(new Message("p-1", 100, 0, "phantom"));
                  super.store(new Message("ghost-1", 0, 0, "phantom"));
                }
              }
            });

    assertThat(result.ledger().describeViolations())
        .containsExactly("2 messages invented (taken, but never put): ghost-1#0, p-1#100");
  }

  @Test
  void oneThatNeverRunsDryDoesNotHoldUpTheEnd() throws Exception {
    RunResult result =
        run(
            new MonitorPipeline(10) {
              @Override
              public synchronized @Nullable Message take() throws InterruptedException {
                Message message = super.take();
                return message != null && message.producer().equals("p-1") ? message : null;
              }

              @Override
              public synchronized @Nullable Message poll() {
                Message message = super.poll();
                return message != null ? message : new Message("ghost-1", 0, 0, "phantom");
              }
            });

    assertThat(result.failures()).isEmpty();
    assertThat(result.ledger().delivered()).isEqualTo(100);
    assertThat(result.ledger().violations().get(Violation.INVENTED)).isNotNull();
  }

  @Test
  void oneThatThrowsEndsTheRunWithTheNameOfTheWorker() throws Exception {
    RunResult result =
        run(
            new MonitorPipeline(10) {
              @Override
              protected void store(Message message) {
                if (message.sequence() == 5) {
                  throw new IllegalMonitorStateException("not the owner");
                }
                super.store(message);
              }
            });

    assertThat(result.failures())
        .containsExactly("p-1 failed: not the owner (IllegalMonitorStateException)");
    assertThat(result.ledger().balanced()).isTrue();
    assertThat(result.ledger().delivered()).isEqualTo(5);
    assertThat(result.ledger().abandoned()).isEqualTo(1);
  }

  @Test
  void earlyEndOfStreamIsReported() throws Exception {
    RunResult result =
        run(
            new MonitorPipeline(10) {
              @Override
              public synchronized @Nullable Message take() {
                return null;
              }
            });

    assertThat(result.failures())
        .containsExactly(
            "c-1 failed: the pipeline returned the end of the stream, but it was not closed"
                + " (IllegalStateException)");
    assertThat(result.ledger().balanced()).isTrue();
  }

  @Test
  void missingWakeUpsStallAndTheReportNamesTheWaitingWorkers() throws Exception {
    RunResult result =
        new TestRun()
            .stallTimeout(Duration.ofMillis(200))
            .pipeline(new NoWakeUps(2))
            .producer(TestRun.endless())
            .consumer(TestRun::ignore)
            .run();

    assertThat(result.failures()).hasSize(1);
    assertThat(result.failures().get(0))
        .startsWith("stalled: no message moved for 200 ms (stall-timeout), with 2 in the pipeline")
        .contains("p-1 waits to put p-1#2")
        .contains("c-1 waits to take")
        .contains("NoWakeUps.take");
    assertThat(result.ledger().undrained()).isEqualTo(2);
    assertThat(result.ledger().balanced()).isTrue();
  }

  @Test
  void oneThatIsDeadlockedAltogetherIsReportedNotWaitedFor() throws Exception {
    var never = new CountDownLatch(1);
    RunResult result =
        new TestRun()
            .stallTimeout(Duration.ofMillis(200))
            .pipeline(
                new MonitorPipeline(2) {
                  @Override
                  public synchronized void put(Message message) {
                    // Holds the monitor that every other method needs, and cannot be interrupted.
                    while (never.getCount() > 0) {
                      try {
                        never.await();
                      } catch (InterruptedException e) {
                        // Forgotten, as a badly written pipeline would.
                      }
                    }
                  }
                })
            .producer(TestRun.counting(1))
            .consumer(TestRun::ignore)
            .run();
    never.countDown();

    assertThat(result.failures().get(0)).startsWith("stalled:").contains("p-1 waits to put p-1#0");
    assertThat(result.failures())
        .anyMatch(failure -> failure.startsWith("the pipeline's close() did not return"));
    assertThat(result.ledger().abandoned()).isEqualTo(1);
    assertThat(result.ledger().balanced()).isTrue();
  }

  @Test
  void oneThatHangsIsFoundOutWhileAProducerSleeps() throws Exception {
    RunResult result =
        new TestRun()
            .stallTimeout(Duration.ofMillis(200))
            .pipeline(new NoWakeUps(10))
            .producer(TestRun.counting(1))
            .producer(TestRun.every(Duration.ofDays(1)))
            .consumer(TestRun::ignore)
            .run();

    assertThat(result.failures().get(0)).startsWith("stalled:").contains("p-2 sleeps on its clock");
    assertThat(result.ledger().undrained()).isEqualTo(1);
  }

  @Test
  void slowPipelineIsStillEmptied() throws Exception {
    var slow =
        new NoWakeUps(30) {
          @Override
          public synchronized @Nullable Message poll() {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            return super.poll();
          }
        };
    RunResult result =
        new TestRun()
            .stallTimeout(Duration.ofMillis(100))
            .pipeline(slow)
            .producer(TestRun.counting(30))
            .consumer(TestRun::ignore)
            .run();

    // 30 polls of 50 ms take longer than the time limit of one call.
    assertThat(result.ledger().undrained()).isEqualTo(30);
    assertThat(result.ledger().balanced()).isTrue();
  }

  @Test
  void oneThatAnswersNoQuestionAtAllIsReportedNotWaitedFor() throws Exception {
    var never = new CountDownLatch(1);
    RunResult result =
        new TestRun()
            .pipeline(
                new MonitorPipeline(1) {
                  @Override
                  public int capacity() {
                    while (never.getCount() > 0) {
                      LockSupport.park();
                    }
                    return 1;
                  }

                  @Override
                  public boolean keepsOrder() {
                    throw new UnsupportedOperationException("not yet");
                  }
                })
            .producer(() -> null)
            .consumer(TestRun::ignore)
            .run();
    never.countDown();

    assertThat(result.failures())
        .containsExactly(
            "the pipeline's keepsOrder() threw"
                + " java.lang.UnsupportedOperationException: not yet",
            "the pipeline's capacity() did not return within 1 s");
  }

  @Test
  void aLongPauseOfAProducerIsNoStall() throws Exception {
    RunResult result =
        new TestRun()
            .stallTimeout(Duration.ofMillis(400))
            .producer(TestRun.every(Duration.ofMillis(900), 1))
            .consumer(TestRun::ignore)
            .run();

    assertThat(result.failures()).isEmpty();
    assertThat(result.ledger().delivered()).isEqualTo(1);
  }

  @Test
  void aLongServiceIsNoStall() throws Exception {
    RunResult result =
        new TestRun()
            .stallTimeout(Duration.ofMillis(400))
            .producer(TestRun.counting(1))
            .consumer((message, clock) -> clock.sleep(Duration.ofMillis(900)))
            .run();

    assertThat(result.failures()).isEmpty();
  }
}
