package dev.millrace.sim.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.Arrival;
import dev.millrace.api.Consumer;
import dev.millrace.api.OverflowPolicy.DropNewest;
import dev.millrace.api.Producer;
import dev.millrace.fixtures.MonitorPipeline;
import dev.millrace.ledger.Balance;
import dev.millrace.sim.engine.realtime.RealTimeEngine;
import dev.millrace.sim.engine.virtualtime.VirtualTimeEngine;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs with several stages and how they end, on both engines. */
@Timeout(60)
class StageEndsTest {

  private static final Consumer NOTHING = (message, clock) -> {};

  static Stream<Named<Function<Simulation, Engine>>> engines() {
    return Stream.of(
        Named.of("virtual", VirtualTimeEngine::new), Named.of("real", RealTimeEngine::new));
  }

  private static Producer counting(int n) {
    int[] next = {0};
    return () -> next[0] < n ? new Arrival(0, next[0]++) : null;
  }

  private static SimulationBuilder simulation(Producer producer, Consumer last) {
    return Simulation.builder()
        .producer("network", producer)
        .pipeline(new MonitorPipeline(4))
        .consumer("parse", NOTHING, options -> options.count(3))
        .stage(
            "store",
            stage ->
                stage
                    .pipeline(new MonitorPipeline(2))
                    .consumer("database", last, options -> options.count(2).retry(2)));
  }

  private static Balance store(RunResult result) {
    return result.stages().get(1).ledger();
  }

  private static RunResult run(Function<Simulation, Engine> engine, SimulationBuilder builder)
      throws InterruptedException {
    RunResult result = engine.apply(builder.build()).run();
    assertThat(result.ledger().balanced()).as("%s", result.ledger()).isTrue();
    assertThat(store(result).balanced()).as("%s", store(result)).isTrue();
    assertThat(store(result).offered()).isEqualTo(result.stages().get(0).ledger().delivered());
    return result;
  }

  @ParameterizedTest
  @MethodSource("engines")
  void allMessages_passThroughBothStages(Function<Simulation, Engine> engine) throws Exception {
    Queue<String> stored = new ConcurrentLinkedQueue<>();

    RunResult result =
        run(engine, simulation(counting(1_000), (message, clock) -> stored.add(message.id())));

    assertThat(stored).hasSize(1_000).contains("network-1#0", "network-1#999");
    assertThat(result.ledger().delivered()).isEqualTo(1_000);
    assertThat(result.measurements().sojourns().count()).isEqualTo(1_000);
    assertThat(result.succeeded()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("engines")
  void dropsBetweenStages_areLoss(Function<Simulation, Engine> engine) throws Exception {
    Consumer slow = (message, clock) -> clock.sleepNanos(20_000_000);
    RunResult result =
        run(
            engine,
            Simulation.builder()
                .producer("network", counting(100))
                .pipeline(new MonitorPipeline(100))
                .consumer("parse", NOTHING)
                .stage(
                    "store",
                    stage ->
                        stage
                            .pipeline(new MonitorPipeline(2))
                            .overflow(message -> new DropNewest("full"))
                            .consumer("database", slow)));

    assertThat(store(result).dropped()).isPositive().isEqualTo(result.ledger().dropped());
    assertThat(result.measurements().dropped()).isEqualTo(result.ledger().dropped());
    assertThat(result.measurements().loss()).isEqualTo(result.ledger().dropped() / 100.0);
  }

  @ParameterizedTest
  @MethodSource("engines")
  void failingConsumer_isRetriedAndCountsAsFailed(Function<Simulation, Engine> engine)
      throws Exception {
    RunResult result =
        run(
            engine,
            simulation(
                counting(10),
                (message, clock) -> {
                  throw new IllegalStateException("down");
                }));

    assertThat(result.ledger().failed()).isEqualTo(10);
    assertThat(store(result).failed()).isEqualTo(10);
    assertThat(result.lastError()).contains("down");
    assertThat(result.stages().get(1).measurements().calls().attempts()).isEqualTo(20);
  }

  @ParameterizedTest
  @MethodSource("engines")
  void brokenConsumers_endTheStageBefore(Function<Simulation, Engine> engine) throws Exception {
    RunResult result =
        run(
            engine,
            simulation(
                counting(1_000),
                (message, clock) -> {
                  throw new StackOverflowError();
                }));

    assertThat(result.failures()).anyMatch(failure -> failure.contains("database-1 failed"));
    assertThat(result.ledger().delivered()).isZero();
  }

  @ParameterizedTest
  @MethodSource("engines")
  void passedDrainTimeout_leavesMessagesInBothStages(Function<Simulation, Engine> engine)
      throws Exception {
    Consumer endless = (message, clock) -> clock.sleepNanos(Duration.ofHours(1).toNanos());

    RunResult result =
        run(
            engine,
            simulation(() -> new Arrival(1_000_000, "body"), endless)
                .duration(Duration.ofMillis(100))
                .drainTimeout(Duration.ofMillis(1)));

    // Two are stored, two are in the second pipeline, three wait to be handed on.
    assertThat(store(result).abandoned()).isEqualTo(5);
    assertThat(store(result).undrained()).isEqualTo(2);
    assertThat(result.stages().get(0).ledger().undrained()).isEqualTo(4);
  }

  @ParameterizedTest
  @MethodSource("engines")
  void cutOffBatch_isOfferedAndAbandoned(Function<Simulation, Engine> engine) throws Exception {
    Consumer endless = (message, clock) -> clock.sleepNanos(Duration.ofHours(1).toNanos());

    RunResult result =
        run(
            engine,
            Simulation.builder()
                .producer("network", counting(5))
                .pipeline(new MonitorPipeline(5))
                .consumer("parse", NOTHING, options -> options.batch(5, Duration.ofMillis(50)))
                .stage(
                    "store",
                    stage -> stage.pipeline(new MonitorPipeline(1)).consumer("database", endless))
                .duration(Duration.ofMillis(200))
                .drainTimeout(Duration.ofMillis(1)));

    // One is stored, one waits in the pipeline; the others of the batch are not handed on.
    assertThat(store(result).offered()).isEqualTo(5);
    assertThat(store(result).abandoned()).isEqualTo(4);
  }

  @ParameterizedTest
  @MethodSource("engines")
  void abort_abandonsWhatIsHandedOn(Function<Simulation, Engine> engine) throws Exception {
    Engine[] running = new Engine[1];
    Consumer aborting =
        (message, clock) -> {
          running[0].abort();
          clock.sleepNanos(Duration.ofHours(1).toNanos());
        };
    running[0] = engine.apply(simulation(counting(1_000), aborting).build());

    RunResult result = running[0].run();

    assertThat(result.interrupted()).isTrue();
    assertThat(result.ledger().balanced()).isTrue();
    assertThat(result.ledger().delivered()).isZero();
  }

  @ParameterizedTest
  @MethodSource("engines")
  void stop_drainsBothStages(Function<Simulation, Engine> engine) throws Exception {
    Engine[] running = new Engine[1];
    Consumer stopping = (message, clock) -> running[0].stop();
    running[0] = engine.apply(simulation(() -> new Arrival(100_000, "body"), stopping).build());

    RunResult result = running[0].run();

    assertThat(result.interrupted()).isTrue();
    assertThat(result.ledger().delivered()).isPositive().isEqualTo(result.ledger().offered());
  }
}
