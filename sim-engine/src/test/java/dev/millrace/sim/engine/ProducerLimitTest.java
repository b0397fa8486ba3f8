package dev.millrace.sim.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.Clock;
import dev.millrace.api.Consumer;
import dev.millrace.api.Message;
import dev.millrace.api.Producer;
import dev.millrace.fixtures.MonitorPipeline;
import dev.millrace.sim.engine.realtime.RealTimeEngine;
import dev.millrace.sim.engine.virtualtime.VirtualTimeEngine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Groups of producers whose puts a token bucket limits, on both engines. */
@Timeout(60)
class ProducerLimitTest {

  private static final long SECOND = 1_000_000_000;
  private static final long TENTH = SECOND / 10;

  private final List<Long> taken = new ArrayList<>();
  private final List<Long> due = new ArrayList<>();

  private synchronized void record(Message message, Clock clock) {
    taken.add(clock.nanos());
    due.add(message.dueNanos());
  }

  /** A run of producers whose messages are taken the moment they are put. */
  private Simulation simulation(
      Supplier<Producer> producer, Function<ProducerOptions, ProducerOptions> options) {
    return Simulation.builder()
        .pipeline(new MonitorPipeline(100))
        .producer("p", producer, options)
        .consumer("c", (Consumer) this::record)
        .build();
  }

  @Test
  void burst_isPutAtOnceAndTheRestAtTheRate() {
    new VirtualTimeEngine(simulation(() -> TestRun.counting(5), options -> options.limit(10, 2)))
        .run();

    assertThat(taken).containsExactly(0L, 0L, TENTH, 2 * TENTH, 3 * TENTH);
  }

  @Test
  void wait_countsFromTheDueTime() {
    new VirtualTimeEngine(simulation(() -> TestRun.counting(3), options -> options.limit(10, 1)))
        .run();

    assertThat(due).containsExactly(0L, 0L, 0L);
  }

  @Test
  void workersOfAGroup_shareTheBucket() {
    new VirtualTimeEngine(
            simulation(() -> TestRun.counting(2), options -> options.count(3).limit(10, 2)))
        .run();

    assertThat(taken).containsExactly(0L, 0L, TENTH, 2 * TENTH, 3 * TENTH, 4 * TENTH);
  }

  @Test
  void token_isTakenWhenAMessageIsDue() {
    // Due at 60, 120, 180, 240 ms; tokens at 100 ms intervals from the first.
    new VirtualTimeEngine(
            simulation(
                () -> TestRun.every(Duration.ofMillis(60), 4), options -> options.limit(10, 1)))
        .run();

    long ms = SECOND / 1_000;
    assertThat(taken).containsExactly(60 * ms, 160 * ms, 260 * ms, 360 * ms);
  }

  @Test
  void closedArrivals_startTheGapWhenThePutReturns() {
    new VirtualTimeEngine(
            simulation(
                () -> TestRun.every(Duration.ofMillis(60), 3),
                options -> options.arrivals(Arrivals.CLOSED).limit(10, 1)))
        .run();

    long ms = SECOND / 1_000;
    assertThat(due).containsExactly(60 * ms, 120 * ms, 220 * ms);
  }

  @Test
  void workersOfAGroup_shareTheBucketOnRealThreads() throws Exception {
    RunResult result =
        new RealTimeEngine(
                simulation(() -> TestRun.counting(10), options -> options.count(3).limit(1_000, 5)))
            .run();

    assertThat(result.ledger().delivered()).isEqualTo(30);
    taken.sort(null);
    for (int i = 5; i < 30; i++) {
      assertThat(taken.get(i)).isGreaterThanOrEqualTo((i - 4) * SECOND / 1_000);
    }
  }

  @Test
  void stoppedRun_offersNoMessageThatWaitsForAToken() throws Exception {
    Simulation simulation =
        Simulation.builder()
            .pipeline(new MonitorPipeline(100))
            .producer("p", () -> TestRun.counting(2), options -> options.limit(0.001, 1))
            .consumer("c", (Consumer) this::record)
            .build();
    RealTimeEngine engine = new RealTimeEngine(simulation);
    Thread stopper = new Thread(engine::stop);
    stopper.start();
    RunResult result = engine.run();
    stopper.join();

    assertThat(result.ledger().offered()).isLessThanOrEqualTo(1);
    assertThat(result.failures()).isEmpty();
  }
}
