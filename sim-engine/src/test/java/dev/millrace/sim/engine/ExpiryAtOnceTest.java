package dev.millrace.sim.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.Arrival;
import dev.millrace.api.Message;
import dev.millrace.api.OverflowPolicy;
import dev.millrace.api.Pipeline;
import dev.millrace.explore.Explorer;
import dev.millrace.fixtures.MonitorPipeline;
import dev.millrace.pipeline.BufferPipeline;
import dev.millrace.pipeline.HandoffPipeline;
import dev.millrace.sim.engine.stepwise.StepwiseExperiment;
import dev.millrace.sim.engine.virtualtime.VirtualTimeEngine;
import dev.millrace.sim.trace.TraceRecorder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Messages that leave the pipeline, or their producer's hands, when their deadline passes. */
@Timeout(60)
class ExpiryAtOnceTest {

  private final List<String> stored = new ArrayList<>();

  private static Duration nanos(long nanos) {
    return Duration.ofNanos(nanos);
  }

  private static Pipeline<Message> buffer(int capacity) {
    return new BufferPipeline<>(new BufferPipeline.Settings(capacity));
  }

  private TestRun run(int capacity, long deadlineNanos) {
    return new TestRun()
        .pipeline(buffer(capacity))
        .deadline(nanos(deadlineNanos))
        .expiry(Expiry.AT_ONCE)
        .consumer(
            (message, clock) -> {
              stored.add(clock.nanos() + ": " + message.id());
              clock.sleepNanos(100);
            });
  }

  @Test
  void messageInside_leavesWhenItsDeadlineHasPassed() {
    RunResult result = run(10, 5).producer(TestRun.counting(3)).runInVirtualTime();

    // The second and the third wait until 5 and are gone at 6.
    assertThat(result.measurements().queue().messageNanos()).isEqualTo(2 * 6);
    assertThat(result.ledger().droppedByReason()).isEqualTo(Map.of("expired", 2L));
    assertThat(result.measurements().loss()).isEqualTo(2 / 3.0);
    assertThat(result.succeeded()).isTrue();
  }

  @Test
  void blockedProducer_givesUpWhenTheDeadlineHasPassed() {
    RunResult result =
        run(1, 5).pipeline(new MonitorPipeline(1)).producer(TestRun.counting(3)).runInVirtualTime();

    // The third waits to be put until 6; the second, which this pipeline keeps, is taken at 100.
    assertThat(result.measurements().blockedNanos()).isEqualTo(6);
    assertThat(result.ledger().droppedByReason()).isEqualTo(Map.of("expired", 2L));
  }

  @Test
  void messageThatIsLate_isNotPut() {
    RunResult result =
        run(1, 5).pipeline(new MonitorPipeline(1)).producer(TestRun.counting(5)).runInVirtualTime();

    // The third gives up at 6; the fourth and the fifth were due at 0 as well.
    assertThat(result.measurements().blockedNanos()).isEqualTo(6);
    assertThat(result.ledger().droppedByReason()).isEqualTo(Map.of("expired", 4L));
  }

  @Test
  void shorterTimeOut_decidesBeforeTheDeadline() {
    RunResult result =
        run(1, 5)
            .overflow(
                message ->
                    new OverflowPolicy.BlockTimeout(
                        nanos(3), new OverflowPolicy.DropNewest("late")))
            .producer(TestRun.counting(3))
            .runInVirtualTime();

    assertThat(result.ledger().droppedByReason()).isEqualTo(Map.of("expired", 1L, "late", 1L));
  }

  @Test
  void deadline_decidesBeforeALongerTimeOut() {
    RunResult result =
        run(1, 5)
            .pipeline(new MonitorPipeline(1))
            .overflow(
                message ->
                    new OverflowPolicy.BlockTimeout(
                        nanos(9), new OverflowPolicy.DropNewest("late")))
            .producer(TestRun.counting(3))
            .runInVirtualTime();

    assertThat(result.ledger().droppedByReason()).isEqualTo(Map.of("expired", 2L));
  }

  @Test
  void roomOfAnExpiredMessage_goesToABlockedProducer() {
    TestRun run = run(1, 5).producer(TestRun.counting(2));
    RunResult result = run.deadline(nanos(1000)).producer(TestRun.counting(1)).runInVirtualTime();

    // The second of p-1 leaves the only place at 6.
    assertThat(result.measurements().blockedNanos()).isEqualTo(6);
    assertThat(stored).containsExactly("0: p-1#0", "100: p-2#0");
  }

  @Test
  void expiryBeyondTheEnd_doesNotProlongTheRun() {
    RunResult result = run(10, 1_000_000).producer(TestRun.counting(3)).runInVirtualTime();

    assertThat(result.ledger().delivered()).isEqualTo(3);
    assertThat(result.elapsedNanos()).isEqualTo(300);
  }

  @Test
  void messagesOfOtherGroups_stay() {
    TestRun run = run(10, 5).producer(TestRun.counting(2));
    RunResult result =
        run.expiry(Expiry.WHEN_TAKEN).producer(TestRun.counting(2)).runInVirtualTime();

    // That of p-1 is gone at 6, those of p-2 are dropped when they are taken.
    assertThat(result.ledger().droppedByReason()).isEqualTo(Map.of("expired", 3L));
    assertThat(result.measurements().queue().messageNanos()).isEqualTo(6 + 2 * 100);
  }

  @Test
  void rendezvous_producerGivesUp() {
    RunResult result =
        run(1, 5)
            .pipeline(new HandoffPipeline<>())
            .producer(TestRun.counting(2))
            .runInVirtualTime();

    assertThat(result.measurements().blockedNanos()).isEqualTo(6);
    assertThat(result.ledger().droppedByReason()).isEqualTo(Map.of("expired", 1L));
  }

  @Test
  void tracedPipeline_canStillRemove() {
    TestRun run = run(10, 5).producer(TestRun.counting(3));
    var recorder = new TraceRecorder(1000);
    RunResult result = new VirtualTimeEngine(recorder.around(run.simulation())).run();

    assertThat(result.measurements().queue().messageNanos()).isEqualTo(2 * 6);
  }

  @Test
  void pipelineThatCannotRemove_isRefusedByTheBuilder() {
    assertThatThrownBy(
            () ->
                Simulation.builder()
                    .pipeline(new MonitorPipeline(1))
                    .producer(
                        "network",
                        () -> TestRun.counting(1),
                        p -> p.deadline(nanos(5)).expiry(Expiry.AT_ONCE))
                    .consumer("database", TestRun::ignore)
                    .build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "messages expire at once, which MonitorPipeline cannot do; allowed: a RemovingPipeline"
                + " or a RendezvousPipeline");
  }

  /** The consumer waits until the pipeline is empty, which it never is unless messages leave it. */
  @Test
  void onRealThreads_messagesInsideLeave() throws Exception {
    Pipeline<Message> pipeline = buffer(10);
    AtomicInteger produced = new AtomicInteger();
    RunResult result =
        new TestRun()
            .pipeline(pipeline)
            .deadline(Duration.ofMillis(50))
            .expiry(Expiry.AT_ONCE)
            .producer(() -> produced.getAndIncrement() < 5 ? new Arrival(0, "body") : null)
            .consumer(
                (message, clock) -> {
                  while (produced.get() <= 5 || pipeline.size() > 0) {
                    Thread.onSpinWait();
                  }
                })
            .run();

    assertThat(result.failures()).isEmpty();
    assertThat(result.ledger().balanced()).isTrue();
    assertThat(result.ledger().droppedByReason().get("expired")).isGreaterThanOrEqualTo(4);
  }

  /** The consumer waits until all were produced, which they never are unless puts are given up. */
  @Test
  void onRealThreads_blockedProducersGiveUp() throws Exception {
    AtomicInteger produced = new AtomicInteger();
    RunResult result =
        new TestRun()
            .pipeline(new HandoffPipeline<>())
            .deadline(Duration.ofMillis(1))
            .expiry(Expiry.AT_ONCE)
            .producer(() -> produced.getAndIncrement() < 5 ? new Arrival(0, "body") : null)
            .consumer(
                (message, clock) -> {
                  while (produced.get() <= 5) {
                    Thread.onSpinWait();
                  }
                })
            .run();

    assertThat(result.failures()).isEmpty();
    assertThat(result.ledger().balanced()).isTrue();
    assertThat(result.ledger().droppedByReason().get("expired")).isGreaterThanOrEqualTo(4);
  }

  @Test
  void inEveryOrderOfSteps_theLedgerIsBalanced() throws Exception {
    StepwiseExperiment.Wirer wirer =
        listener ->
            new TestRun()
                .pipeline(buffer(1))
                .deadline(nanos(5))
                .expiry(Expiry.AT_ONCE)
                .producer(TestRun.counting(3))
                .producer(TestRun.counting(1))
                .consumer((message, clock) -> clock.sleepNanos(10))
                .simulation();
    try (var experiment = new StepwiseExperiment(wirer, false, new TraceRecorder(0))) {
      assertThat(Explorer.DEFAULT.withMaxSchedules(300).explore(experiment).failure()).isNull();
      assertThat(experiment.result().ledger().droppedByReason()).containsKey("expired");
    }
  }
}
