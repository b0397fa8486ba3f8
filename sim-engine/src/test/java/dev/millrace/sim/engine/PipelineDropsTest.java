package dev.millrace.sim.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.millrace.api.Arrival;
import dev.millrace.api.Message;
import dev.millrace.api.Producer;
import dev.millrace.fixtures.MonitorPipeline;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of messages that the pipeline gives up by itself, on both engines. */
@Timeout(60)
class PipelineDropsTest {

  private static final Predicate<Message> ODD = message -> message.sequence() % 2 == 1;

  private final RunContext context = new RunContext(List.of("p-1"), 1);

  private GivingUpPipeline pipeline(int capacity, Predicate<Message> givesUp) {
    return new GivingUpPipeline(capacity, context, givesUp);
  }

  private static Producer every(int n, long gapNanos) {
    int[] next = {0};
    return () -> next[0] < n ? new Arrival(gapNanos, next[0]++) : null;
  }

  @Test
  void inVirtualTimeTheyAreInTheLedgerAndInTheLoss() {
    RunResult result =
        new TestRun()
            .pipeline(pipeline(10, ODD), context)
            .producer(TestRun.counting(9))
            .consumer((message, clock) -> clock.sleepNanos(5))
            .runInVirtualTime();

    assertThat(result.succeeded()).isTrue();
    assertThat(result.ledger().delivered()).isEqualTo(5);
    assertThat(result.ledger().droppedByReason()).isEqualTo(Map.of("tired", 4L));
    assertThat(result.measurements().loss()).isEqualTo(4 / 9.0);
  }

  @Test
  void onRealThreadsTheyAreInTheLedgerAndInTheLoss() throws Exception {
    RunResult result =
        new TestRun()
            .pipeline(pipeline(3, ODD), context)
            .producer(TestRun.counting(1001))
            .consumer(TestRun::ignore)
            .consumer(TestRun::ignore)
            .run();

    assertThat(result.failures()).isEmpty();
    assertThat(result.ledger().describeViolations()).isEmpty();
    assertThat(result.ledger().delivered()).isEqualTo(501);
    assertThat(result.ledger().droppedByReason()).isEqualTo(Map.of("tired", 500L));
    assertThat(result.measurements().loss()).isEqualTo(500 / 1001.0);
  }

  @Test
  void dropsOfTheWarmUpDoNotCountAsLoss() {
    RunResult result =
        new TestRun()
            .warmUp(WarmUpSetting.ofDuration(Duration.ofNanos(45)))
            .pipeline(pipeline(10, ODD), context)
            .producer(every(10, 10))
            .consumer(TestRun::ignore)
            .runInVirtualTime();

    // Due from 50 ns on are 4 to 9, of which 5, 7 and 9 are given up.
    assertThat(result.ledger().droppedByReason()).isEqualTo(Map.of("tired", 5L));
    assertThat(result.measurements().loss()).isEqualTo(0.5);
  }

  @Test
  void inVirtualTimeTheyAreOutOfTheQueueAndTheirRoomIsTakenAtOnce() {
    GivingUpPipeline pipeline = pipeline(2, message -> message.sequence() < 2);
    RunResult result =
        new TestRun()
            .pipeline(pipeline, context)
            .arrivals(Arrivals.CLOSED)
            .producer(TestRun.counting(5))
            .consumer((message, clock) -> clock.sleepNanos(100))
            .runInVirtualTime();

    // The first two are given up when the idle consumer looks, so all the others are put at 0; the
    // last of them waits 100 ns for room.
    assertThat(result.ledger().delivered()).isEqualTo(3);
    assertThat(result.elapsedNanos()).isEqualTo(300);
    assertThat(result.measurements().blockedNanos()).isZero();
    assertThat(result.measurements().queue().longest()).isEqualTo(2);
    assertThat(result.measurements().queue().messageNanos()).isEqualTo(2 * 100 + 100, within(1e-9));
  }

  @Test
  void virtualTime_waitingProducerGetsTheRoomOfADrop() {
    boolean[] tired = {false};
    RunResult result =
        new TestRun()
            .pipeline(pipeline(2, message -> tired[0]), context)
            .producer(TestRun.counting(4))
            .consumer(
                (message, clock) -> {
                  clock.sleepNanos(100);
                  tired[0] = message.sequence() == 0;
                })
            .runInVirtualTime();

    // At 100 ns 1 and 2 are given up; then 3, which waited for their room, is put and given up.
    assertThat(result.failures()).isEmpty();
    assertThat(result.ledger().droppedByReason()).isEqualTo(Map.of("tired", 3L));
    assertThat(result.elapsedNanos()).isEqualTo(100);
  }

  @Test
  void virtualTime_contextHasTheExactTimeOfEachCall() {
    GivingUpPipeline pipeline = pipeline(10, message -> false);
    new TestRun()
        .pipeline(pipeline, context)
        .producer(every(3, 10))
        .consumer((message, clock) -> clock.sleepNanos(25))
        .runInVirtualTime();

    // Put at 10, 20 and 30; taken at 10, 35 and 60.
    assertThat(pipeline.times).containsExactly(10L, 10L, 20L, 30L, 35L, 60L);
  }

  @Test
  void realThreads_contextHasTheTimeOfTheRun() throws Exception {
    GivingUpPipeline pipeline = pipeline(10, message -> false);
    RunResult result =
        new TestRun()
            .pipeline(pipeline, context)
            .producer(every(20, 100_000))
            .consumer(TestRun::ignore)
            .run();

    assertThat(pipeline.times).isSorted().hasSize(40);
    assertThat(pipeline.times.get(0)).isGreaterThanOrEqualTo(100_000);
    assertThat(pipeline.times.get(39)).isBetween(2_000_000L, result.elapsedNanos());
  }

  @Test
  void dropsWhileThePipelineIsEmptiedCountAsUndrained() {
    boolean[] over = {false};
    RunResult result =
        new TestRun()
            .duration(Duration.ofNanos(50))
            .drainTimeout(Duration.ZERO)
            .pipeline(pipeline(10, message -> over[0]), context)
            .producer(every(4, 10))
            .consumer(
                (message, clock) -> {
                  over[0] = true;
                  clock.sleepNanos(1000);
                })
            .runInVirtualTime();

    assertThat(result.ledger().undrained()).isEqualTo(3);
    assertThat(result.ledger().droppedByReason()).isEmpty();
    assertThat(result.measurements().loss()).isZero();
  }

  @Test
  void realThreads_dropsAreNotMistakenForAStall() throws Exception {
    var lastIsDue = new CountDownLatch(1);
    int[] next = {0};
    RunResult result =
        new TestRun()
            .stallTimeout(Duration.ofMillis(20))
            .pipeline(pipeline(10, ODD), context)
            .producer(
                () -> {
                  // Asleep for several stall time-outs, with an odd message put before.
                  if (next[0] == 3) {
                    lastIsDue.countDown();
                    return null;
                  }
                  return Arrival.after(Duration.ofMillis(next[0] == 2 ? 200 : 0), next[0]++);
                })
            .consumer(TestRun::ignore)
            .run();

    assertThat(result.failures()).isEmpty();
    assertThat(lastIsDue.getCount()).isZero();
    assertThat(result.ledger().delivered()).isEqualTo(2);
  }

  @Test
  void messageBothDroppedAndTakenIsAViolation() {
    RunResult result =
        new TestRun()
            .pipeline(
                new MonitorPipeline(10) {
                  @Override
                  protected void store(Message message) {
                    super.store(message);
                    context.dropped(message, "twice");
                  }
                },
                context)
            .producer(TestRun.counting(1))
            .consumer(TestRun::ignore)
            .runInVirtualTime();

    assertThat(result.ledger().describeViolations()).singleElement().asString().contains("p-1#0");
  }

  @Test
  void beforeTheRunThereIsNoTimeAndNothingToGiveUp() {
    var message = new Message("p-1", 0, 0, "body");

    assertThatThrownBy(context::nanos).hasMessageContaining("has not started");
    assertThatThrownBy(() -> context.dropped(message, "tired")).hasMessageContaining("not started");
  }
}
