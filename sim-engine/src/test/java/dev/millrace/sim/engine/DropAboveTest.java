package dev.millrace.sim.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.Message;
import dev.millrace.api.OverflowPolicy.Block;
import dev.millrace.api.OverflowPolicy.Decision;
import dev.millrace.api.OverflowPolicy.DropAbove;
import dev.millrace.fixtures.MonitorPipeline;
import dev.millrace.pipeline.HandoffPipeline;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Messages that are dropped from a fill level on, on both engines. */
@Timeout(60)
class DropAboveTest {

  /** Drops messages with an even number when half of the pipeline is filled. */
  private static Decision evenAboveHalf(Message message) {
    return message.sequence() % 2 == 0 ? new DropAbove(0.5, "discard", new Block()) : new Block();
  }

  @Test
  void inVirtualTime_messagesFromTheThresholdOnAreDropped() {
    RunResult result =
        new TestRun()
            .pipeline(new MonitorPipeline(4))
            .overflow(DropAboveTest::evenAboveHalf)
            .producer(TestRun.counting(6))
            .consumer((message, clock) -> clock.sleepNanos(10))
            .runInVirtualTime();

    // 0 is taken at once; 1 and 2 fill half; 4 is dropped, 3 and 5 are not.
    assertThat(result.ledger().droppedByReason()).isEqualTo(Map.of("discard", 1L));
    assertThat(result.ledger().delivered()).isEqualTo(5);
  }

  @Test
  void onRealThreads_messagesFromTheThresholdOnAreDropped() throws Exception {
    CountDownLatch produced = new CountDownLatch(1);
    int[] next = {0};
    RunResult result =
        new TestRun()
            .pipeline(new MonitorPipeline(4))
            .overflow(message -> new DropAbove(0.5, "discard", new Block()))
            .producer(
                () -> {
                  if (next[0] == 6) {
                    produced.countDown();
                    return null;
                  }
                  return new dev.millrace.api.Arrival(0, next[0]++);
                })
            .consumer((message, clock) -> produced.await())
            .run();

    // The consumer holds none or one while two more fill half of the pipeline.
    assertThat(result.ledger().delivered()).isBetween(2L, 3L);
    assertThat(result.ledger().dropped()).isEqualTo(6 - result.ledger().delivered());
    assertThat(result.problems()).isEmpty();
  }

  @Test
  void rendezvous_isNeverFilled() {
    RunResult result =
        new TestRun()
            .pipeline(new HandoffPipeline<>())
            .overflow(message -> new DropAbove(0.01, "discard", new Block()))
            .producer(TestRun.every(Duration.ofNanos(1), 5))
            .consumer((message, clock) -> clock.sleepNanos(10))
            .runInVirtualTime();

    assertThat(result.ledger().delivered()).isEqualTo(5);
  }
}
