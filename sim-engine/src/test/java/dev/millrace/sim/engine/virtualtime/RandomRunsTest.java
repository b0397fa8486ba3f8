package dev.millrace.sim.engine.virtualtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.Arrival;
import dev.millrace.api.Clock;
import dev.millrace.api.Consumer;
import dev.millrace.api.DurationDistribution;
import dev.millrace.api.Message;
import dev.millrace.api.OverflowPolicy;
import dev.millrace.api.Pipeline;
import dev.millrace.api.Producer;
import dev.millrace.api.RemovingPipeline;
import dev.millrace.pipeline.AdaptiveLifoPipeline;
import dev.millrace.pipeline.BufferPipeline;
import dev.millrace.pipeline.CodelPipeline;
import dev.millrace.pipeline.HandoffPipeline;
import dev.millrace.pipeline.LifoPipeline;
import dev.millrace.pipeline.LockPipeline;
import dev.millrace.pipeline.Priority;
import dev.millrace.pipeline.PriorityPipeline;
import dev.millrace.pipeline.QueuePipeline;
import dev.millrace.pipeline.overflow.BlockPolicy;
import dev.millrace.pipeline.overflow.BlockTimeoutPolicy;
import dev.millrace.pipeline.overflow.CallerRunsPolicy;
import dev.millrace.pipeline.overflow.ClearPolicy;
import dev.millrace.pipeline.overflow.DropNewestPolicy;
import dev.millrace.pipeline.overflow.DropOldestPolicy;
import dev.millrace.pipeline.overflow.ReplaceNewestPolicy;
import dev.millrace.sim.engine.Arrivals;
import dev.millrace.sim.engine.Batch;
import dev.millrace.sim.engine.Deadline;
import dev.millrace.sim.engine.Expiry;
import dev.millrace.sim.engine.Retry;
import dev.millrace.sim.engine.RunContext;
import dev.millrace.sim.engine.RunResult;
import dev.millrace.sim.engine.RunSettings;
import dev.millrace.sim.engine.Simulation;
import dev.millrace.sim.engine.Simulation.ConsumerSpec;
import dev.millrace.sim.engine.Simulation.ProducerSpec;
import dev.millrace.testkit.SeededRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every run, tried on small ones of all sorts: many ties, few places. */
class RandomRunsTest {

  private static final int RUNS = 500;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void everyMessageIsAccountedFor(long seed) {
    for (int i = 0; i < RUNS; i++) {
      Run run = new Run(SeededRandom.of(seed * RUNS + i), false);
      RunResult result = run.play();

      assertThat(result.failures()).as(run.name).isEmpty();
      assertThat(result.ledger().describeViolations()).as(run.name).isEmpty();
      assertThat(result.ledger().balanced()).as(run.name).isTrue();
      assertThat(result.ledger().delivered()).as(run.name).isEqualTo(run.stored);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void componentsAreCalledInTheOrderOfTime(long seed) {
    for (int i = 0; i < RUNS; i++) {
      Run run = new Run(SeededRandom.of(seed * RUNS + i), false);
      run.play();

      assertThat(run.callTimes).as(run.name).isSorted();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void theSameRunComesToTheSame(long seed) {
    for (int i = 0; i < RUNS / 5; i++) {
      Run one = new Run(SeededRandom.of(seed * RUNS + i), false);
      Run other = new Run(SeededRandom.of(seed * RUNS + i), false);
      RunResult result = one.play();

      assertThat(other.play().ledger()).as(one.name).isEqualTo(result.ledger());
      assertThat(other.calls).as(one.name).isEqualTo(one.calls);
    }
  }

  /**
   * Little's law in its exact form (S. Stidham, "A last word on L = λW", Operations Research 22,
   * 1974): the time that messages spend waiting, summed over messages, is the number that wait,
   * summed over time. Where closed producers put a message when it is due, it waits with its
   * producer or in the pipeline until it is taken.
   */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void sumOfWaitsEqualsTheIntegralOfTheQueue(long seed) {
    for (int i = 0; i < RUNS; i++) {
      Run run = new Run(SeededRandom.of(seed * RUNS + i), true);
      var measured = run.play().measurements();

      assertThat((double) run.waitedNanos)
          .as(run.name)
          .isEqualTo(measured.queue().messageNanos() + measured.blockedNanos());
    }
  }

  /** A small run drawn at random, and what its components saw. */
  private static final class Run {

    private final RandomGenerator random;
    private final Simulation simulation;
    private final List<Long> callTimes = new ArrayList<>();
    private final List<String> calls = new ArrayList<>();
    private final Set<Message> tried = new HashSet<>();
    private final String name;
    private long stored;
    private long waitedNanos;

    /**
     * Draws a run.
     *
     * @param everyMessageWaits whether only such runs are drawn in which each message is put when
     *     it is due, and taken, and stored at once
     */
    Run(RandomGenerator random, boolean everyMessageWaits) {
      this.random = random;
      int producers = 1 + draw(3);
      int consumers = 1 + draw(3);
      List<String> names = IntStream.rangeClosed(1, producers).mapToObj(i -> "p-" + i).toList();
      RunContext context = new RunContext(names, consumers);
      Pipeline<Message> pipeline = pipeline(context, everyMessageWaits);
      OverflowPolicy policy =
          everyMessageWaits ? new BlockPolicy() : policy(pipeline instanceof BufferPipeline);
      Batch batch = new Batch(1 + draw(3), Duration.ofNanos(everyMessageWaits ? 0 : draw(30)));
      Retry retry = new Retry(1 + draw(3), Duration.ofNanos(4), Duration.ofNanos(10));
      Arrivals[] any = Arrivals.values();
      Arrivals arrivals = everyMessageWaits ? Arrivals.CLOSED : any[draw(any.length)];
      name =
          "%s, %s, %s, %s, %s, %d to %d"
              .formatted(
                  pipeline.getClass().getSimpleName(),
                  policy,
                  batch,
                  retry,
                  arrivals,
                  producers,
                  consumers);
      List<ProducerSpec> producerSeats = new ArrayList<>();
      for (int i = 1; i <= producers; i++) {
        producerSeats.add(
            new ProducerSpec(
                "p-" + i,
                producer(),
                arrivals,
                false,
                spec("p-%d/own".formatted(i), retry, batch),
                everyMessageWaits || random.nextBoolean() ? null : deadline(pipeline)));
      }
      List<ConsumerSpec> consumerSeats = new ArrayList<>();
      for (int i = 1; i <= consumers; i++) {
        consumerSeats.add(spec("c-" + i, retry, batch));
      }
      RunSettings settings =
          new RunSettings(
              1,
              everyMessageWaits || random.nextBoolean() ? null : Duration.ofNanos(50 + draw(200)),
              random.nextBoolean() ? null : (long) (1 + draw(60)),
              Duration.ofSeconds(1),
              Duration.ofNanos(draw(100)));
      simulation =
          new Simulation(settings, pipeline, context, policy, producerSeats, consumerSeats);
    }

    RunResult play() {
      return new VirtualTimeEngine(simulation).run();
    }

    private int draw(int bound) {
      return random.nextInt(bound);
    }

    private Pipeline<Message> pipeline(RunContext context, boolean everyMessageWaits) {
      int capacity = 1 + draw(4);
      Duration soon = Duration.ofNanos(1 + draw(10));
      Duration later = soon.plusNanos(draw(20));
      return switch (draw(everyMessageWaits ? 7 : 8)) {
        case 0 -> new LockPipeline<>(Optional.empty());
        case 1 -> new QueuePipeline<>(new QueuePipeline.Settings(capacity));
        case 2 -> new BufferPipeline<>(new BufferPipeline.Settings(capacity));
        case 3 -> new HandoffPipeline<>();
        case 4 -> new LifoPipeline<>(new LifoPipeline.Settings(capacity));
        case 5 ->
            new AdaptiveLifoPipeline<>(new AdaptiveLifoPipeline.Settings(capacity, soon), context);
        case 6 -> {
          Priority by = new Priority.ProducerPriority(List.of("p-1"));
          Duration ageing = random.nextBoolean() ? null : soon;
          yield new PriorityPipeline(new PriorityPipeline.Settings(capacity, by, ageing), context);
        }
        default -> new CodelPipeline(new CodelPipeline.Settings(capacity, soon, later), context);
      };
    }

    private OverflowPolicy policy(boolean evicting) {
      return switch (draw(evicting ? 7 : 4)) {
        case 0 -> new BlockPolicy();
        case 1 -> new DropNewestPolicy();
        case 2 -> new CallerRunsPolicy();
        case 3 -> new BlockTimeoutPolicy(Duration.ofNanos(draw(20)), new DropNewestPolicy());
        case 4 -> new DropOldestPolicy();
        case 5 -> new ReplaceNewestPolicy();
        default -> new ClearPolicy();
      };
    }

    private Deadline deadline(Pipeline<Message> pipeline) {
      boolean atOnce = pipeline instanceof RemovingPipeline && random.nextBoolean();
      return new Deadline(
          DurationDistribution.fixed(Duration.ofNanos(draw(40))),
          atOnce ? Expiry.AT_ONCE : Expiry.WHEN_TAKEN,
          SeededRandom.of(1));
    }

    private Producer producer() {
      int messages = draw(50);
      int longest = 1 + draw(10);
      RandomGenerator own = SeededRandom.of(random.nextLong());
      return new Producer() {
        private int made;

        @Override
        public @Nullable Arrival next() {
          long gap = own.nextInt(longest);
          return made++ < messages ? new Arrival(gap, made) : null;
        }
      };
    }

    private ConsumerSpec spec(String worker, Retry retry, Batch batch) {
      int longest = 1 + draw(20);
      double failureRate = random.nextBoolean() ? 0 : 0.3;
      RandomGenerator own = SeededRandom.of(random.nextLong());
      Consumer consumer =
          new Consumer() {
            @Override
            public void accept(Message message, Clock clock) throws InterruptedException {
              acceptAll(List.of(message), clock);
            }

            @Override
            public void acceptAll(List<Message> messages, Clock clock) throws InterruptedException {
              long begun = clock.nanos();
              callTimes.add(begun);
              calls.add(begun + worker + messages);
              for (Message message : messages) {
                if (tried.add(message)) {
                  waitedNanos += begun - message.dueNanos();
                }
              }
              clock.sleepNanos(own.nextInt(longest));
              if (own.nextDouble() < failureRate) {
                throw new IllegalStateException("busy");
              }
              stored += messages.size();
            }
          };
      return new ConsumerSpec(worker, consumer, retry, batch, SeededRandom.of(own.nextLong()));
    }
  }
}
