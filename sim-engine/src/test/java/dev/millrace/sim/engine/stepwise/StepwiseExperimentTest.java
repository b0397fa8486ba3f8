package dev.millrace.sim.engine.stepwise;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.Clock;
import dev.millrace.api.Consumer;
import dev.millrace.api.Message;
import dev.millrace.api.OverflowPolicy;
import dev.millrace.api.OverflowPolicy.Block;
import dev.millrace.api.OverflowPolicy.BlockTimeout;
import dev.millrace.api.OverflowPolicy.DropNewest;
import dev.millrace.explore.Event;
import dev.millrace.explore.Execution;
import dev.millrace.explore.Exploration;
import dev.millrace.explore.Explorer;
import dev.millrace.explore.Schedule;
import dev.millrace.fixtures.MonitorPipeline;
import dev.millrace.sim.engine.TestRun;
import dev.millrace.sim.engine.stepwise.StepwiseExperiment.Wirer;
import dev.millrace.sim.engine.stepwise.TracedSlot.Mistake;
import dev.millrace.sim.trace.TraceRecorder;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Workers as actors: what is right passes in every order, and what is wrong is told. */
@Timeout(60)
class StepwiseExperimentTest {

  private static final Explorer EXPLORER =
      Explorer.DEFAULT.withMaxSchedules(300).withTimeLimit(Duration.ofSeconds(30));

  private static StepwiseExperiment traced(Wirer wirer) {
    return new StepwiseExperiment(wirer, true, new TraceRecorder(0));
  }

  /** A slot with so many workers, each of whose producers has so many messages. */
  private static Wirer slot(
      Mistake mistake, int producers, int consumers, int messages, UnaryOperator<TestRun> more) {
    return listener -> {
      TestRun run = more.apply(new TestRun()).pipeline(new TracedSlot(mistake, listener));
      for (int i = 0; i < producers; i++) {
        run.producer(TestRun.counting(messages));
      }
      for (int i = 0; i < consumers; i++) {
        run.consumer(TestRun::ignore);
      }
      return run.simulation();
    };
  }

  private static Exploration explore(Wirer wirer) throws InterruptedException {
    try (StepwiseExperiment experiment = traced(wirer)) {
      return EXPLORER.explore(experiment);
    }
  }

  static Stream<OverflowPolicy> policies() {
    return Stream.of(
        message -> new Block(),
        message -> new DropNewest("full"),
        message -> new BlockTimeout(Duration.ofDays(1), new DropNewest("late")),
        message -> new OverflowPolicy.CallerRuns());
  }

  @ParameterizedTest
  @MethodSource("policies")
  void aRightPipelinePassesUnderEveryPolicy(OverflowPolicy policy) throws Exception {
    assertThat(
            explore(slot(Mistake.NONE, 2, 1, 1, run -> run.overflow(policy).own(TestRun::ignore)))
                .failure())
        .isNull();
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        Arguments.of(
            Mistake.FORGETS_THE_LAST, 1, "1 message lost (accepted, and never seen again): p-1#1"),
        Arguments.of(Mistake.CLOSE_WAKES_ONE, 2, "deadlock: c-2 waits for consumer lock"),
        Arguments.of(Mistake.TWO_PERMITS, 1, "2 were in the pipeline, whose capacity is 1"),
        Arguments.of(
            Mistake.END_BEFORE_THE_LAST,
            1,
            "1 undrained in the pipeline after all consumers had received the end"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void mistakeIsFoundReportedAndReplayed(Mistake mistake, int consumers, String violation)
      throws Exception {
    Wirer wirer = slot(mistake, 1, consumers, 2, run -> run);
    Execution failure = requireNonNull(explore(wirer).failure());
    assertThat(failure.violations()).contains(violation);

    TraceRecorder recorder = new TraceRecorder(1_000);
    try (StepwiseExperiment again = new StepwiseExperiment(wirer, true, recorder)) {
      Execution replayed = EXPLORER.replay(again, failure.schedule());
      assertThat(replayed.violations()).isEqualTo(failure.violations());
      assertThat(replayed.events()).isEqualTo(failure.events());
      assertThat(again.result().succeeded()).isFalse();
    }
    assertThat(recorder.trace("it").events()).isNotEmpty();
  }

  @Test
  void exceptionOfAWorkerIsReported() throws Exception {
    Wirer wirer =
        listener ->
            new TestRun()
                .pipeline(new TracedSlot(Mistake.NONE, listener))
                .producer(
                    () -> {
                      throw new IOException("no network");
                    })
                .consumer(TestRun::ignore)
                .simulation();
    assertThat(requireNonNull(explore(wirer).failure()).violations())
        .containsExactly("p-1 failed: no network (IOException)");
  }

  @Test
  void sleepingWorkerLetsOthersRunAndTimeNeverDecreases() throws Exception {
    Set<String> orders = new HashSet<>();
    Wirer wirer =
        listener -> {
          List<Long> times = new ArrayList<>();
          StringBuilder order = new StringBuilder();
          TestRun run =
              new TestRun()
                  .pipeline(new TracedSlot(Mistake.NONE, listener))
                  .producer(TestRun.counting(2));
          for (long nanos : new long[] {1_000, 5_000}) {
            run.consumer(
                (message, clock) -> {
                  clock.sleepNanos(nanos);
                  times.add(clock.nanos());
                  assertThat(times).isSorted();
                  order.append(message.sequence());
                  orders.add(order.toString());
                });
          }
          return run.simulation();
        };

    assertThat(explore(wirer).failure()).isNull();
    assertThat(orders).contains("01", "10");
    try (StepwiseExperiment once = traced(wirer)) {
      assertThat(EXPLORER.replay(once, Schedule.parse("a")).events())
          .extracting(Event::toString)
          .contains("c-1: sleeps until +0.000001s");
    }
  }

  @Test
  void messagesAreTakenInBatchesAndTriedAgain() throws Exception {
    Set<Integer> sizes = new HashSet<>();
    Wirer wirer =
        listener -> {
          AtomicInteger attempts = new AtomicInteger();
          return new TestRun()
              .pipeline(new TracedSlot(Mistake.NONE, listener))
              .producer(TestRun.counting(2))
              .retry(2)
              .batch(2, Duration.ofSeconds(1))
              .consumer(
                  new Consumer() {
                    @Override
                    public void accept(Message message, Clock clock) throws IOException {
                      if (attempts.incrementAndGet() == 1) {
                        throw new IOException("busy");
                      }
                      sizes.add(1);
                    }

                    @Override
                    public void acceptAll(List<Message> batch, Clock clock) throws IOException {
                      accept(batch.get(0), clock);
                      sizes.add(batch.size());
                    }
                  })
              .simulation();
        };
    assertThat(explore(wirer).failure()).isNull();
    assertThat(sizes).containsExactlyInAnyOrder(1, 2);
  }

  @Test
  void aPipelineThatDoesNotTraceItsStepsIsPlayedCallByCall() throws Exception {
    Wirer wirer =
        listener ->
            new TestRun()
                .pipeline(new MonitorPipeline(1))
                .producer(TestRun.counting(2))
                .producer(TestRun.counting(1))
                .consumer(TestRun::ignore)
                .simulation();
    assertThat(StepwiseExperiment.tracesItsSteps(wirer, EXPLORER)).isFalse();
    assertThat(StepwiseExperiment.tracesItsSteps(slot(Mistake.NONE, 1, 1, 1, run -> run), EXPLORER))
        .isTrue();

    try (var experiment = new StepwiseExperiment(wirer, false, new TraceRecorder(0))) {
      Exploration explored = EXPLORER.explore(experiment);
      assertThat(explored.passed()).isTrue();
      assertThat(explored.schedules()).isGreaterThan(20);
    }
  }

  @Test
  void eachComponentIsClosedOnceWhateverEndsItsRun() throws Exception {
    AtomicInteger open = new AtomicInteger();
    AtomicInteger made = new AtomicInteger();
    class Store implements Consumer {
      Store() {
        open.incrementAndGet();
        made.incrementAndGet();
      }

      @Override
      public void accept(Message message, Clock clock) {}

      @Override
      public void close() {
        open.decrementAndGet();
      }
    }
    Wirer wirer =
        listener ->
            new TestRun()
                .pipeline(new TracedSlot(Mistake.CLOSE_WAKES_ONE, listener))
                .producer(TestRun.counting(1))
                .consumer(new Store())
                .consumer(new Store())
                .simulation();
    assertThat(explore(wirer).passed()).isFalse();
    assertThat(made.get()).isGreaterThan(10);
    assertThat(open).hasValue(0);
  }

  @Test
  void runOfTooManyMessagesIsCutShortAndReported() throws Exception {
    Wirer wirer =
        listener ->
            new TestRun()
                .pipeline(new TracedSlot(Mistake.NONE, listener))
                .producer(TestRun.endless())
                .consumer(TestRun::ignore)
                .simulation();
    try (StepwiseExperiment experiment = traced(wirer)) {
      EXPLORER.withMaxSteps(100_000).replay(experiment, Schedule.parse("a"));
      assertThat(experiment.tooLarge()).isTrue();
    }
  }
}
