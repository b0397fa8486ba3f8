package dev.millrace.sim.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.Clock;
import dev.millrace.api.Message;
import dev.millrace.fixtures.MonitorPipeline;
import dev.millrace.sim.engine.realtime.RealTimeEngine;
import dev.millrace.sim.engine.virtualtime.VirtualTimeEngine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Attempts that are limited by the time since the first. */
@Timeout(60)
class RetryElapsedTest {

  private final List<Long> begun = new ArrayList<>();

  /** One message, each of whose attempts fails after 100 ns. */
  private Simulation simulation(int attempts, Duration delay, Duration maxElapsed) {
    return Simulation.builder()
        .pipeline(new MonitorPipeline(10))
        .producer("network", TestRun.counting(1))
        .consumer(
            "database",
            this::fail,
            options -> options.retry(new Retry(attempts, delay, delay, maxElapsed)))
        .build();
  }

  private void fail(Message message, Clock clock) throws InterruptedException {
    begun.add(clock.nanos());
    clock.sleepNanos(100);
    throw new IllegalStateException("busy");
  }

  private RunResult runInVirtualTime(int attempts, long delayNanos, long maxElapsedNanos) {
    return new VirtualTimeEngine(
            simulation(attempts, Duration.ofNanos(delayNanos), Duration.ofNanos(maxElapsedNanos)))
        .run();
  }

  @Test
  void noAttemptBeginsAfterTheTime() {
    RunResult result = runInVirtualTime(100, 0, 250);

    assertThat(begun).containsExactly(0L, 100L, 200L);
    assertThat(result.ledger().failed()).isEqualTo(1);
    assertThat(result.elapsedNanos()).isEqualTo(300);
  }

  @Test
  void anAttemptMayBeginAtTheTime() {
    runInVirtualTime(100, 0, 300);

    assertThat(begun).containsExactly(0L, 100L, 200L, 300L);
  }

  @Test
  void delayBeyondTheTime_failsAtOnce() {
    RunResult result = runInVirtualTime(1000, 10_000, 5_000);

    assertThat(begun.get(begun.size() - 1)).isLessThanOrEqualTo(5_000);
    assertThat(result.elapsedNanos()).isEqualTo(begun.get(begun.size() - 1) + 100);
  }

  @Test
  void attemptsAreLimitedAsWell() {
    runInVirtualTime(2, 0, 1_000_000);

    assertThat(begun).hasSize(2);
  }

  @Test
  void onRealThreads_noAttemptBeginsAfterTheTime() throws Exception {
    RunResult result = new RealTimeEngine(simulation(100, Duration.ZERO, Duration.ZERO)).run();

    assertThat(begun).hasSize(1);
    assertThat(result.ledger().failed()).isEqualTo(1);
  }

  @Test
  void onRealThreads_attemptsWithinTheTimeAreMade() throws Exception {
    new RealTimeEngine(simulation(5, Duration.ZERO, Duration.ofDays(1))).run();

    assertThat(begun).hasSize(5);
  }

  @Test
  void timeForASingleAttempt_isRefused() {
    assertThatThrownBy(() -> new Retry(1, Duration.ZERO, Duration.ZERO, Duration.ofSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "max-elapsed limits further attempts, and attempts is 1; allowed with it: at least 2");
  }
}
