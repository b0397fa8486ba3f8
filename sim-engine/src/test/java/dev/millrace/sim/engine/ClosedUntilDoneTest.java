package dev.millrace.sim.engine;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.Arrival;
import dev.millrace.api.Clock;
import dev.millrace.api.EvictingPipeline.Victims;
import dev.millrace.api.Message;
import dev.millrace.api.OverflowPolicy;
import dev.millrace.api.Producer;
import dev.millrace.explore.Explorer;
import dev.millrace.fixtures.MonitorPipeline;
import dev.millrace.pipeline.BufferPipeline;
import dev.millrace.sim.engine.stepwise.StepwiseExperiment;
import dev.millrace.sim.trace.TraceRecorder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Producers whose next gap starts when their last message has reached its outcome. */
@Timeout(60)
class ClosedUntilDoneTest {

  private final List<Long> due = new ArrayList<>();

  private TestRun run() {
    return new TestRun().arrivals(Arrivals.CLOSED_UNTIL_DONE);
  }

  private static Producer every(long gapNanos, int messages) {
    return TestRun.every(Duration.ofNanos(gapNanos), messages);
  }

  private void take(Message message, Clock clock) throws InterruptedException {
    due.add(message.dueNanos());
    clock.sleepNanos(100);
  }

  @Test
  void oneUser_thinksWhenItIsServed() {
    RunResult result = run().producer(every(10, 4)).consumer(this::take).runInVirtualTime();

    assertThat(due).containsExactly(10L, 120L, 230L, 340L);
    assertThat(result.measurements().waits().maxNanos()).isZero();
    assertThat(result.succeeded()).isTrue();
  }

  @Test
  void oneUserThinkingAndServed10ms_makes50PerSecond() {
    RunResult result =
        run()
            .producer(TestRun.every(Duration.ofMillis(10)))
            .consumer((message, clock) -> clock.sleep(Duration.ofMillis(10)))
            .duration(Duration.ofSeconds(10))
            .runInVirtualTime();

    assertThat(result.ledger().delivered()).isEqualTo(500);
    assertThat(result.measurements().throughput()).isEqualTo(50);
  }

  @Test
  void failedAttempts_areWaitedFor() {
    run()
        .retry(2)
        .producer(every(10, 2))
        .consumer(
            (message, clock) -> {
              take(message, clock);
              throw new IllegalStateException("busy");
            })
        .runInVirtualTime();

    // Twice 100 ns, and a delay of less than 1 ns between.
    assertThat(due).containsExactly(10L, 10L, 220L, 220L);
  }

  @Test
  void droppedMessage_endsTheWait() {
    RunResult result =
        run()
            .pipeline(new MonitorPipeline(1))
            .overflow(message -> new OverflowPolicy.DropNewest("full"))
            .producer(every(10, 2))
            .producer(every(10, 2))
            .producer(every(10, 2))
            .consumer(this::take)
            .runInVirtualTime();

    // Of three that come at 10 one is dropped; its user comes again at 20, which is dropped as
    // well.
    assertThat(due).containsExactly(10L, 10L, 120L, 220L);
    assertThat(result.ledger().dropped()).isEqualTo(2);
  }

  @Test
  void evictedMessage_endsItsProducersWait() {
    RunResult result =
        run()
            .pipeline(new BufferPipeline<>(new BufferPipeline.Settings(1)))
            .overflow(message -> new OverflowPolicy.Evict(Victims.OLDEST, "old"))
            .producer(every(10, 2))
            .producer(every(20, 2))
            .producer(every(30, 2))
            .consumer(this::take)
            .runInVirtualTime();

    // That of 30 evicts that of 20, whose user comes again at 50 and evicts that of 30, whose user
    // comes again at 80.
    assertThat(due).containsExactly(10L, 80L, 120L);
    assertThat(result.succeeded()).isTrue();
  }

  @Test
  void expiredMessage_endsTheWait() {
    RunResult result =
        run()
            .pipeline(new BufferPipeline<>(new BufferPipeline.Settings(5)))
            .deadline(Duration.ofNanos(5))
            .expiry(Expiry.AT_ONCE)
            .producer(every(10, 2))
            .producer(every(10, 2))
            .consumer(this::take)
            .runInVirtualTime();

    // The second is gone at 16, and its user comes again at 26, until 32.
    assertThat(due).containsExactly(10L, 120L);
    assertThat(result.ledger().droppedByReason()).containsEntry("expired", 2L);
    assertThat(result.elapsedNanos()).isEqualTo(220);
  }

  @Test
  void callerRuns_isWaitedForOnce() {
    run()
        .pipeline(new MonitorPipeline(1))
        .overflow(message -> new OverflowPolicy.CallerRuns())
        .own(this::take)
        .producer(every(10, 2))
        .producer(every(10, 2))
        .producer(every(10, 2))
        .consumer(this::take)
        .runInVirtualTime();

    assertThat(due).hasSize(6);
  }

  @Test
  void lastMessage_endsTheRun() {
    RunResult result =
        run().messages(3).producer(every(10, 100)).consumer(this::take).runInVirtualTime();

    assertThat(result.ledger().delivered()).isEqualTo(3);
    assertThat(result.elapsedNanos()).isEqualTo(330);
  }

  @Test
  void onRealThreads_oneMessageOfAUserIsUnderWay() throws Exception {
    AtomicInteger underWay = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    TestRun run = run();
    for (int i = 0; i < 3; i++) {
      int[] next = {0};
      run.producer(
          () -> {
            most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
            return next[0]++ < 200 ? new Arrival(0, "body") : null;
          });
    }
    RunResult result =
        run.consumer((message, clock) -> underWay.decrementAndGet())
            .consumer((message, clock) -> underWay.decrementAndGet())
            .run();

    assertThat(result.failures()).isEmpty();
    assertThat(result.ledger().delivered()).isEqualTo(600);
    assertThat(most.get()).isLessThanOrEqualTo(3);
  }

  @Test
  void onRealThreads_droppedMessageEndsTheWait() throws Exception {
    RunResult result =
        run()
            .pipeline(new MonitorPipeline(1))
            .overflow(message -> new OverflowPolicy.DropNewest("full"))
            .producer(TestRun.counting(500))
            .producer(TestRun.counting(500))
            .producer(TestRun.counting(500))
            .consumer(TestRun::ignore)
            .run();

    assertThat(result.succeeded()).isTrue();
    assertThat(result.ledger().offered()).isEqualTo(1500);
  }

  @Test
  void onRealThreads_lastMessageEndsTheRun() throws Exception {
    RunResult result =
        run().messages(50).producer(TestRun.endless()).consumer(TestRun::ignore).run();

    assertThat(result.ledger().delivered()).isEqualTo(50);
    assertThat(result.succeeded()).isTrue();
  }

  @Test
  void onRealThreads_stopEndsTheWait() throws Exception {
    TestRun run = run().producer(TestRun.endless()).drainTimeout(Duration.ofMillis(1));
    var engine = new AtomicReference<Engine>();
    run.consumer(
        (message, clock) -> {
          requireNonNull(engine.get()).stop();
          clock.sleep(Duration.ofDays(1));
        });
    engine.set(run.engine());

    assertThat(requireNonNull(engine.get()).run().ledger().abandoned()).isEqualTo(1);
  }

  @Test
  void inEveryOrderOfSteps_aUserWaitsForItsOutcome() throws Exception {
    Set<String> orders = new HashSet<>();
    StepwiseExperiment.Wirer wirer =
        listener -> {
          StringBuilder order = new StringBuilder();
          TestRun run = run().pipeline(new BufferPipeline<>(new BufferPipeline.Settings(2)));
          run.producer(
              () -> {
                int n = order.length();
                order.append('p');
                return n < 6 ? new Arrival(0, "body") : null;
              });
          run.consumer((message, clock) -> orders.add(order.append('c').toString()));
          run.consumer((message, clock) -> orders.add(order.append('c').toString()));
          return run.simulation();
        };
    try (var experiment = new StepwiseExperiment(wirer, false, new TraceRecorder(0))) {
      assertThat(Explorer.DEFAULT.withMaxSchedules(200).explore(experiment).failure()).isNull();
    }
    assertThat(orders).containsExactlyInAnyOrder("pc", "pcpc", "pcpcpc");
  }
}
