package dev.millrace.sim.engine.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.Arrival;
import dev.millrace.api.Producer;
import dev.millrace.sim.engine.Measure;
import dev.millrace.sim.engine.Pacing;
import dev.millrace.sim.engine.RunResult;
import dev.millrace.sim.engine.TestRun;
import dev.millrace.sim.engine.Threads;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PacingTest {

  private static TestRun precise() {
    return new TestRun().realTime(Threads.PLATFORM, Pacing.PRECISE, Measure.AUTO);
  }

  private static Producer every(Duration gap, int messages) {
    int[] made = {0};
    return () -> made[0]++ < messages ? Arrival.after(gap, "body") : null;
  }

  @Test
  void noMessageIsMadeBeforeItIsDue() throws Exception {
    var afterDue = new AtomicLong(Long.MAX_VALUE);
    RunResult result =
        precise()
            .producer(every(Duration.ofMillis(1), 50))
            .consumer(
                (message, clock) ->
                    afterDue.accumulateAndGet(clock.nanos() - message.dueNanos(), Math::min))
            .run();

    assertThat(result.ledger().delivered()).isEqualTo(50);
    assertThat(afterDue.get()).isNotNegative();
    assertThat(result.measurements().lateness().count()).isBetween(1L, 51L);
  }

  @Test
  void gapsShorterThanTheSpinAreKeptToo() throws Exception {
    RunResult result =
        precise().producer(every(Duration.ofNanos(20_000), 500)).consumer(TestRun::ignore).run();

    assertThat(result.ledger().delivered()).isEqualTo(500);
    assertThat(result.elapsedNanos()).isGreaterThanOrEqualTo(10_000_000);
  }

  @Test
  void workerThatWaitsForADueTimeCanBeStopped() throws Exception {
    var waiting = new CountDownLatch(1);
    var engine =
        precise()
            .producer(
                () -> {
                  waiting.countDown();
                  return Arrival.after(Duration.ofHours(1), "body");
                })
            .consumer(TestRun::ignore)
            .engine();
    Thread stopper =
        new Thread(
            () -> {
              try {
                waiting.await();
                engine.stop();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    stopper.start();

    RunResult result = engine.run();
    assertThat(result.interrupted()).isTrue();
    assertThat(result.failures()).isEmpty();
    stopper.join();
  }
}
