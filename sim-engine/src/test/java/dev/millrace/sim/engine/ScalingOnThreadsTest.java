package dev.millrace.sim.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.Clock;
import dev.millrace.api.Consumer;
import dev.millrace.api.Message;
import dev.millrace.fixtures.MonitorPipeline;
import dev.millrace.sim.engine.Scaling.Rule;
import dev.millrace.sim.engine.Scaling.Step;
import dev.millrace.sim.engine.realtime.RealTimeEngine;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Groups whose number of workers changes, on real threads. */
@Timeout(60)
class ScalingOnThreadsTest {

  private final Set<String> workers = ConcurrentHashMap.newKeySet();

  private void store(Message message, Clock clock) throws InterruptedException {
    workers.add(Thread.currentThread().getName());
    clock.sleep(Duration.ofMillis(1));
  }

  private RunResult run(
      int messages, int gapMillis, Function<ConsumerOptions, ConsumerOptions> options)
      throws InterruptedException {
    return new RealTimeEngine(
            Simulation.builder()
                .pipeline(new MonitorPipeline(1_000))
                .producer("p", TestRun.every(Duration.ofMillis(gapMillis), messages))
                .consumer("c", (Consumer) this::store, options)
                .build())
        .run();
  }

  private static Step at(int millis, int count) {
    return new Step(Duration.ofMillis(millis), count);
  }

  @Test
  void absentWorkers_endWithTheRun() throws Exception {
    RunResult result = run(20, 1, options -> options.scaleAt(at(3_600_000, 4)));

    assertThat(result.failures()).isEmpty();
    assertThat(result.ledger().delivered()).isEqualTo(20);
    assertThat(workers).containsExactly("c-1");
  }

  @Test
  void workersThatComeAndGo_loseNothing() throws Exception {
    RunResult result =
        run(
            400,
            1,
            options -> options.scaleAt(at(50, 4), at(100, 1), at(150, 3), at(200, 1), at(250, 2)));

    assertThat(result.failures()).isEmpty();
    assertThat(result.ledger().describeViolations()).isEmpty();
    assertThat(result.ledger().delivered()).isEqualTo(400);
    assertThat(workers).hasSizeGreaterThan(1);
  }

  @Test
  void rule_addsWorkersToALongQueue() throws Exception {
    Rule rule =
        new Rule(1, 3, 20, 5, Duration.ofMillis(5), Duration.ofMillis(5), Duration.ofMillis(10));
    RunResult result = run(300, 0, options -> options.scale(rule));

    assertThat(result.ledger().delivered()).isEqualTo(300);
    assertThat(workers).contains("c-1", "c-2", "c-3");
  }

  @Test
  void runEnds_whileAWorkerIsStarting() throws Exception {
    Rule rule =
        new Rule(1, 3, 2, 1, Duration.ofMillis(1), Duration.ofHours(1), Duration.ofMillis(1));
    RunResult result = run(50, 0, options -> options.scale(rule));

    assertThat(result.ledger().delivered()).isEqualTo(50);
    assertThat(result.failures()).isEmpty();
  }

  @Test
  void presence_isMeasured() throws Exception {
    RunResult result = run(200, 1, options -> options.scaleAt(at(100, 2)));

    assertThat(result.measurements().loads().get(1).presentNanos())
        .isLessThan(result.measurements().observedNanos() - Duration.ofMillis(90).toNanos());
  }
}
