package dev.millrace.sim.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.Consumer;
import dev.millrace.fixtures.MonitorPipeline;
import dev.millrace.sim.engine.virtualtime.VirtualTimeEngine;
import dev.millrace.sim.measure.Measurements;
import java.time.Duration;
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

  /** The messages are spent at 40, while the other producer would have its first at 2,000. */
  @Test
  void observation_endsWithTheLastCompletionIfAllMessagesWereProduced() {
    Measurements measured =
        measured(
            new TestRun()
                .producer(TestRun.every(Duration.ofNanos(20)))
                .producer(TestRun.every(Duration.ofNanos(2_000)))
                .consumer((message, clock) -> clock.sleepNanos(5))
                .messages(2)
                .duration(Duration.ofNanos(1_000)));

    assertThat(measured.observedNanos()).isEqualTo(45);
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
    VirtualTimeEngine[] engine = new VirtualTimeEngine[1];
    Consumer stopping =
        (message, clock) -> {
          clock.sleepNanos(5);
          engine[0].stop();
        };
    engine[0] =
        new VirtualTimeEngine(
            new TestRun()
                .producer(TestRun.every(Duration.ofNanos(20)))
                .producer(TestRun.every(Duration.ofSeconds(60)))
                .consumer(stopping)
                .duration(Duration.ofSeconds(1))
                .simulation());
    RunResult result = engine[0].run();

    assertThat(result.measurements().toNanos()).isEqualTo(result.elapsedNanos());
  }

  /** Due at 20, 40, 60 and 80, and in the cool-down at 100, 120, 140 and 160. */
  @Test
  void messagesOfTheCoolDown_doNotCount() {
    RunResult result =
        new VirtualTimeEngine(
                every(20, 30)
                    .duration(Duration.ofNanos(100))
                    .coolDown(Duration.ofNanos(80))
                    .simulation())
            .run();

    assertThat(result.ledger().delivered()).isEqualTo(8);
    assertThat(result.measurements().offered()).isEqualTo(4);
    assertThat(result.measurements().sojourns().count()).isEqualTo(4);
    assertThat(result.measurements().observedNanos()).isEqualTo(100);
    assertThat(result.measurements().throughput()).isEqualTo(2e9 / 100);
  }

  /** A slot that is full from 60 on; the last message that counts is put at 110, and waited 30. */
  @Test
  void blockedTimeOfTheCoolDown_doesNotCount() {
    Measurements cooled =
        measured(
            every(20, 30)
                .pipeline(new MonitorPipeline(1))
                .duration(Duration.ofNanos(100))
                .coolDown(Duration.ofNanos(80)));
    Measurements plain =
        measured(every(20, 30).pipeline(new MonitorPipeline(1)).duration(Duration.ofNanos(100)));

    assertThat(cooled.blockedNanos()).isEqualTo(plain.blockedNanos());
    assertThat(cooled.producingNanos()).isEqualTo(100);
  }

  /** 9 messages, each served in 20 s, of which 8 wait at the end of the 100 s. */
  @Test
  void virtualRun_drainsToTheEnd() {
    RunResult result =
        new VirtualTimeEngine(
                every(10_000_000_000L, 20_000_000_000L)
                    .duration(Duration.ofSeconds(100))
                    .drainTimeout(null)
                    .simulation())
            .run();

    assertThat(result.ledger().delivered()).isEqualTo(9);
    assertThat(result.elapsedNanos()).isEqualTo(Duration.ofSeconds(190).toNanos());
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
