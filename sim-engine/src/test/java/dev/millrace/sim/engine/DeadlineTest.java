package dev.millrace.sim.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.Clock;
import dev.millrace.api.Consumer;
import dev.millrace.api.Distribution;
import dev.millrace.api.DurationDistribution;
import dev.millrace.api.Message;
import dev.millrace.api.OverflowPolicy;
import dev.millrace.explore.Explorer;
import dev.millrace.explore.Schedule;
import dev.millrace.fixtures.MonitorPipeline;
import dev.millrace.pipeline.BufferPipeline;
import dev.millrace.pipeline.HandoffPipeline;
import dev.millrace.sim.engine.stepwise.StepwiseExperiment;
import dev.millrace.sim.engine.virtualtime.VirtualTimeEngine;
import dev.millrace.sim.trace.TraceRecorder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Messages whose deadline passes before a consumer takes them. */
@Timeout(60)
class DeadlineTest {

  private final List<String> stored = new ArrayList<>();

  private static Duration nanos(long nanos) {
    return Duration.ofNanos(nanos);
  }

  /** Records when it stores what, and takes so long. */
  private Consumer taking(long nanos) {
    return new Consumer() {
      @Override
      public void accept(Message message, Clock clock) throws InterruptedException {
        acceptAll(List.of(message), clock);
      }

      @Override
      public void acceptAll(List<Message> batch, Clock clock) throws InterruptedException {
        stored.add(clock.nanos() + ": " + batch.stream().map(Message::body).toList());
        clock.sleepNanos(nanos);
      }
    };
  }

  @Test
  void messageTakenAfterItsDeadline_isDropped() {
    RunResult result =
        new TestRun()
            .deadline(nanos(5))
            .producer(TestRun.every(nanos(10), 3))
            .consumer(taking(15))
            .runInVirtualTime();

    // The second is taken 5 ns after it was due, which is in time; the third after 10 ns.
    assertThat(stored).containsExactly("10: [0]", "25: [1]");
    assertThat(result.ledger().droppedByReason()).isEqualTo(Map.of("expired", 1L));
    assertThat(result.succeeded()).isTrue();
  }

  @Test
  void expiredMessages_countInTheLossAndNotInTheWaits() {
    RunResult result =
        new TestRun()
            .deadline(nanos(5))
            .producer(TestRun.every(nanos(10), 3))
            .consumer(taking(15))
            .runInVirtualTime();

    assertThat(result.measurements().loss()).isEqualTo(1 / 3.0);
    assertThat(result.measurements().waits().maxNanos()).isEqualTo(5);
  }

  @Test
  void expiredMessagesOfTheWarmUp_countInTheLedgerAlone() {
    RunResult result =
        new TestRun()
            .warmUp(WarmUpSetting.ofDuration(nanos(25)))
            .deadline(nanos(0))
            .producer(TestRun.every(nanos(10), 4))
            .consumer(taking(15))
            .runInVirtualTime();

    // Stored are those of 10 and 30; of those due from 25 on that of 40 expires.
    assertThat(result.ledger().droppedByReason()).isEqualTo(Map.of("expired", 2L));
    assertThat(result.measurements().dropped()).isEqualTo(1);
    assertThat(result.measurements().loss()).isEqualTo(0.5);
  }

  @Test
  void idleConsumer_dropsAnExpiredMessageAndWaitsOn() {
    RunResult result =
        new TestRun()
            .pipeline(new HandoffPipeline<>())
            .deadline(nanos(5))
            .overflow(message -> new OverflowPolicy.CallerRuns())
            .own(taking(100))
            .producer(TestRun.counting(4))
            .consumer(taking(30))
            .runInVirtualTime();

    // The producer stores the second itself; the others are offered late to an idle consumer.
    assertThat(stored).containsExactly("0: [0]", "0: [1]");
    assertThat(result.ledger().droppedByReason()).isEqualTo(Map.of("expired", 2L));
    assertThat(result.succeeded()).isTrue();
  }

  @Test
  void roomOfAnExpiredMessage_isTakenAtOnce() {
    RunResult result =
        new TestRun()
            .pipeline(new MonitorPipeline(1))
            .deadline(nanos(5))
            .producer(TestRun.counting(3))
            .deadline(nanos(1000))
            .producer(TestRun.counting(1))
            .consumer(taking(10))
            .runInVirtualTime();

    assertThat(stored).hasSize(2);
    assertThat(result.ledger().droppedByReason()).isEqualTo(Map.of("expired", 2L));
    assertThat(result.elapsedNanos()).isEqualTo(20);
    assertThat(result.succeeded()).isTrue();
  }

  @Test
  void expiredMessage_takesNoPlaceInABatch() {
    TestRun run = new TestRun().deadline(nanos(5)).producer(TestRun.every(nanos(0), 2));
    run.deadline(nanos(1000)).producer(TestRun.every(nanos(0), 3));
    run.batch(2, nanos(0)).consumer(taking(10)).runInVirtualTime();

    // At 10 the second message of the first producer has expired.
    assertThat(stored).containsExactly("0: [0]", "10: [0, 1]", "20: [2]");
  }

  @Test
  void callerRuns_dropsAnExpiredMessage() {
    RunResult result =
        new TestRun()
            .pipeline(new MonitorPipeline(1))
            .deadline(nanos(5))
            .overflow(message -> new OverflowPolicy.CallerRuns())
            .own(taking(10))
            .producer(TestRun.counting(4))
            .consumer(taking(1000))
            .runInVirtualTime();

    // 0 is stored by the consumer, 1 is in the pipeline, 2 is stored by its producer until 10.
    assertThat(stored).containsExactly("0: [0]", "0: [2]");
    assertThat(result.ledger().droppedByReason()).isEqualTo(Map.of("expired", 2L));
    assertThat(result.measurements().loss()).isEqualTo(0.5);
  }

  @Test
  void drawnDeadlines_areTheSameForASeed() {
    assertThat(drawn(1)).isEqualTo(drawn(1)).isNotEqualTo(drawn(2));
  }

  private static String drawn(long seed) {
    List<Long> limits = new ArrayList<>();
    Simulation simulation =
        Simulation.builder()
            .seed(seed)
            .pipeline(new MonitorPipeline(10))
            .producer(
                "network",
                () -> TestRun.every(nanos(10), 20),
                p -> p.deadline(new DurationDistribution(new UpToOneSecond())))
            .consumer(
                "database",
                (message, clock) -> limits.add(message.deadlineNanos() - message.dueNanos()))
            .build();
    new VirtualTimeEngine(simulation).run();
    return limits.toString();
  }

  private record UpToOneSecond() implements Distribution {

    @Override
    public DoubleSupplier sampler(RandomGenerator random) {
      return () -> random.nextDouble(1e9);
    }

    @Override
    public double mean() {
      return 0.5e9;
    }

    @Override
    public double squaredCoefficientOfVariation() {
      return 1 / 3.0;
    }
  }

  @Test
  void negativeDeadline_isRefused() {
    assertThatThrownBy(
            () ->
                Simulation.builder()
                    .producer("network", () -> TestRun.counting(1), p -> p.deadline(nanos(-1))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("deadline is PT-0.000000001S; allowed: at least 0s");
  }

  @Test
  void onRealThreads_expiredMessagesAreInTheLedgerAndInTheLoss() throws Exception {
    RunResult result =
        new TestRun()
            .deadline(Duration.ZERO)
            .producer(TestRun.counting(1000))
            .deadline(Duration.ofDays(1))
            .producer(TestRun.counting(1000))
            .consumer(TestRun::ignore)
            .consumer(TestRun::ignore)
            .run();

    assertThat(result.succeeded()).isTrue();
    assertThat(result.ledger().droppedByReason()).isEqualTo(Map.of("expired", 1000L));
    assertThat(result.ledger().delivered()).isEqualTo(1000);
    assertThat(result.measurements().loss()).isEqualTo(0.5);
  }

  @Test
  void onRealThreads_callerRunsDropsAnExpiredMessage() throws Exception {
    RunResult result =
        new TestRun()
            .pipeline(new HandoffPipeline<>())
            .deadline(Duration.ZERO)
            .overflow(message -> new OverflowPolicy.CallerRuns())
            .own(TestRun::ignore)
            .producer(TestRun.counting(100))
            .consumer(TestRun::ignore)
            .run();

    assertThat(result.ledger().droppedByReason()).isEqualTo(Map.of("expired", 100L));
    assertThat(result.measurements().loss()).isEqualTo(1);
  }

  @Test
  void onRealThreads_batchesHoldNoExpiredMessage() throws Exception {
    RunResult result =
        new TestRun()
            .pipeline(new BufferPipeline<>(new BufferPipeline.Settings(10)))
            .deadline(Duration.ZERO)
            .producer(TestRun.counting(300))
            .deadline(Duration.ofDays(1))
            .producer(TestRun.counting(300))
            .batch(10, Duration.ofMillis(1))
            .consumer(taking(0))
            .run();

    assertThat(result.failures()).isEmpty();
    assertThat(result.ledger().describeViolations()).isEmpty();
    assertThat(result.ledger().delivered()).isEqualTo(300);
  }

  @Test
  void inEveryOrderOfSteps_theLedgerIsBalanced() throws Exception {
    Set<String> orders = new HashSet<>();
    StepwiseExperiment.Wirer wirer =
        listener -> {
          StringBuilder order = new StringBuilder();
          TestRun run =
              new TestRun()
                  .pipeline(new MonitorPipeline(1))
                  .deadline(nanos(5))
                  .producer(TestRun.counting(3));
          for (int i = 0; i < 2; i++) {
            run.consumer(
                (message, clock) -> {
                  orders.add(order.append(message.body()).toString());
                  clock.sleepNanos(10);
                });
          }
          return run.simulation();
        };
    var explorer = Explorer.DEFAULT.withMaxSchedules(300);
    try (var experiment = new StepwiseExperiment(wirer, false, new TraceRecorder(0))) {
      assertThat(explorer.explore(experiment).failure()).isNull();
      assertThat(orders).contains("0", "01");
      explorer.replay(experiment, Schedule.parse("a"));
      assertThat(experiment.result().ledger().droppedByReason()).containsKey("expired");
      assertThat(experiment.result().succeeded()).isTrue();
    }
  }
}
