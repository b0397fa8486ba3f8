package dev.millrace.sim.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.Consumer;
import dev.millrace.sim.engine.virtualtime.VirtualTimeEngine;
import dev.millrace.sim.measure.Measurements;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** The time that rates are divided by; all times are in nanoseconds. */
class ObservationTest {

  private static TestRun every(long gap, long service) {
    return new TestRun()
        .producer(TestRun.every(Duration.ofNanos(gap)))
        .consumer((message, clock) -> clock.sleepNanos(service));
  }

  private static Measurements measured(TestRun run) {
    return new VirtualTimeEngine(run.simulation()).run().measurements();
  }

  /** Due at 20, 40, 60 and 80, each served in 5. */
  @Test
  void observation_endsWithTheDuration() {
    Measurements measured = measured(every(20, 5).duration(Duration.ofNanos(100)));

    assertThat(measured.observedNanos()).isEqualTo(100);
    assertThat(measured.throughput()).isEqualTo(4e9 / 100);
    assertThat(measured.utilisation(measured.loads().get(0))).isEqualTo(0.2);
  }

  /** Due at 10, 20, … 90, done at 30, 50, … 190. */
  @Test
  void messagesDoneAfterTheDuration_areTimedButNoThroughput() {
    Measurements measured = measured(every(10, 20).duration(Duration.ofNanos(100)));

    assertThat(measured.sojourns().count()).isEqualTo(9);
    assertThat(measured.throughput()).isEqualTo(4e9 / 100);
    assertThat(measured.utilisation(measured.loads().get(0))).isEqualTo(0.9);
  }

  /** The queue's length is 1 from 20, 2 from 40, 3 from 60 and 4 from 80 on, half of the time. */
  @Test
  void queueAfterTheDuration_doesNotCount() {
    Measurements measured = measured(every(10, 20).duration(Duration.ofNanos(100)));

    assertThat(measured.meanQueue()).isEqualTo((10 * (1 + 1 + 2 + 2 + 3 + 3 + 4 + 4)) / 100.0);
  }

  @Test
  void observation_endsWithTheLastCompletionIfProducersEndBefore() {
    Measurements measured =
        measured(
            new TestRun()
                .producer(TestRun.every(Duration.ofNanos(20), 2))
                .consumer((message, clock) -> clock.sleepNanos(5))
                .duration(Duration.ofNanos(1_000)));

    assertThat(measured.observedNanos()).isEqualTo(45);
    assertThat(measured.throughput()).isEqualTo(2e9 / 45);
  }

  @Test
  void observation_beginsAfterTheWarmUp() {
    Measurements measured =
        measured(
            every(20, 5)
                .duration(Duration.ofNanos(100))
                .warmUp(WarmUpSetting.ofDuration(Duration.ofNanos(50))));

    assertThat(measured.observedNanos()).isEqualTo(50);
    assertThat(measured.throughput()).isEqualTo(2e9 / 50);
  }

  @Test
  void observation_ofAStoppedRunEndsWithTheLastCompletion() {
    AtomicReference<VirtualTimeEngine> engine = new AtomicReference<>();
    Consumer stopping =
        (message, clock) -> {
          clock.sleepNanos(5);
          engine.get().stop();
        };
    engine.set(
        new VirtualTimeEngine(
            new TestRun()
                .producer(TestRun.every(Duration.ofNanos(20)))
                .producer(TestRun.every(Duration.ofSeconds(60)))
                .consumer(stopping)
                .duration(Duration.ofSeconds(1))
                .simulation()));
    RunResult result = engine.get().run();

    assertThat(result.measurements().toNanos()).isEqualTo(result.elapsedNanos());
  }

  @Test
  void observation_onRealThreadsEndsWithTheDuration() throws Exception {
    Measurements measured =
        new TestRun()
            .producer(TestRun.every(Duration.ofMillis(30)))
            .consumer(TestRun::ignore)
            .duration(Duration.ofMillis(100))
            .run()
            .measurements();

    assertThat(measured.observedNanos()).isEqualTo(Duration.ofMillis(100).toNanos());
    assertThat(measured.throughput()).isLessThanOrEqualTo(30);
  }
}
