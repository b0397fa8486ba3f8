package dev.millrace.sim.engine.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.sim.engine.Measure;
import dev.millrace.sim.engine.Pacing;
import dev.millrace.sim.engine.RunResult;
import dev.millrace.sim.engine.TestRun;
import dev.millrace.sim.engine.Threads;
import dev.millrace.sim.engine.WarmUpSetting;
import dev.millrace.sim.measure.MessageTimes;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Of which messages the times are taken, and that the ledger has them all. */
@Timeout(60)
class MeasureTest {

  private static final int MESSAGES = 64 * 500;

  private static TestRun run(Measure measure) {
    return new TestRun().realTime(Threads.PLATFORM, Pacing.PARK, measure);
  }

  private static RunResult played(Measure measure) throws InterruptedException {
    return run(measure).producer(TestRun.counting(MESSAGES)).consumer(TestRun::ignore).run();
  }

  @ParameterizedTest
  @EnumSource
  void theLedgerAccountsForAllAndTheThroughputIsOfAll(Measure measure) throws Exception {
    RunResult result = played(measure);

    assertThat(result.ledger().delivered()).isEqualTo(MESSAGES);
    assertThat(result.ledger().balanced()).isTrue();
    assertThat(result.measurements().offered()).isEqualTo(MESSAGES);
    assertThat(result.measurements().times().done()).isEqualTo(MESSAGES);
    assertThat(result.measurements().observedNanos()).isBetween(1L, result.elapsedNanos());
  }

  @Test
  void allMessagesAreTimedByDefault() throws Exception {
    for (Measure measure : new Measure[] {Measure.AUTO, Measure.ALL}) {
      RunResult result = played(measure);

      assertThat(result.measurements().sojourns().count()).isEqualTo(MESSAGES);
      assertThat(result.measurements().times().timed()).isEqualTo(MESSAGES);
    }
  }

  @Test
  void oneMessageIn64StandsForAll() throws Exception {
    RunResult result = played(Measure.SAMPLED);

    assertThat(result.measurements().times().timed()).isEqualTo(MESSAGES / 64);
    assertThat(result.measurements().sojourns().count()).isEqualTo(MESSAGES);
    assertThat(result.measurements().waits().count()).isEqualTo(MESSAGES);
  }

  @Test
  void oneMessageIn64OfBatchesStandsForAll() throws Exception {
    RunResult result =
        run(Measure.SAMPLED)
            .batch(100, Duration.ZERO)
            .producer(TestRun.counting(MESSAGES))
            .consumer(TestRun::ignore)
            .run();

    assertThat(result.ledger().delivered()).isEqualTo(MESSAGES);
    MessageTimes times = result.measurements().times();
    assertThat(times.done()).isEqualTo(MESSAGES);
    assertThat(times.timed()).isBetween(MESSAGES / 128L, MESSAGES / 32L);
    assertThat(times.sojourns().count()).isEqualTo(64 * times.timed());
  }

  @Test
  void nothingIsTimed() throws Exception {
    RunResult result = played(Measure.OFF);

    assertThat(result.measurements().sojourns().count()).isZero();
    assertThat(result.measurements().times().timed()).isZero();
    assertThat(result.measurements().blockedNanos()).isZero();
  }

  @Test
  void blockedTimeIsMeasuredWhileOnePutIn64IsTimed() throws Exception {
    RunResult result =
        run(Measure.SAMPLED)
            .producer(TestRun.counting(64 * 20))
            .consumer((message, clock) -> clock.sleep(Duration.ofMillis(1)))
            .run();

    assertThat(result.measurements().blockedShare()).isBetween(0.8, 1.0);
  }

  @Test
  void processorTimeOfWorkersIsMeasured() throws Exception {
    RunResult result =
        run(Measure.AUTO)
            .producer(TestRun.counting(10))
            .consumer(
                (message, clock) -> {
                  long end = clock.nanos() + 5_000_000;
                  while (clock.nanos() < end) {
                    Thread.onSpinWait();
                  }
                })
            .run();

    assertThat(result.processorNanos()).isBetween(1_000_000L, 2 * result.elapsedNanos());
  }

  @Test
  void warmUpIsLeftOutOfUntimedCountsToo() throws Exception {
    RunResult result =
        run(Measure.OFF)
            .warmUp(WarmUpSetting.ofDuration(Duration.ofMillis(5)))
            .producer(TestRun.every(Duration.ofMillis(1), 10))
            .consumer(TestRun::ignore)
            .run();

    assertThat(result.ledger().delivered()).isEqualTo(10);
    assertThat(result.measurements().offered()).isEqualTo(6);
    assertThat(result.measurements().times().done()).isEqualTo(6);
  }

  @ParameterizedTest
  @EnumSource
  void aProducerThatNeverSleepsIsStoppedInTime(Measure measure) throws Exception {
    RunResult result =
        run(measure)
            .duration(Duration.ofMillis(50))
            .producer(TestRun.endless())
            .consumer(TestRun::ignore)
            .run();

    assertThat(result.succeeded()).isTrue();
    assertThat(result.ledger().delivered()).isEqualTo(result.ledger().offered()).isPositive();
  }

  @ParameterizedTest
  @CsvSource({"OFF, 6, 3", "OFF, 25, 0", "ALL, 6, 3", "ALL, 25, 0"})
  void messagesDueAfterTheDuration_areNotOffered(Measure measure, long gap, long offered)
      throws Exception {
    RunResult result =
        run(measure)
            .duration(Duration.ofMillis(20))
            .producer(TestRun.every(Duration.ofMillis(gap)))
            .consumer(TestRun::ignore)
            .run();

    assertThat(result.ledger().offered()).isEqualTo(offered);
  }

  @Test
  void undeliveredMessagesAreNotDoneWhileNothingIsTimed() throws Exception {
    RunResult result =
        run(Measure.OFF)
            .producer(TestRun.counting(1_000))
            .consumer(
                (message, clock) -> {
                  if (message.sequence() % 10 == 0) {
                    throw new IllegalStateException("will not");
                  }
                })
            .run();

    assertThat(result.ledger().failed()).isEqualTo(100);
    assertThat(result.measurements().times().done()).isEqualTo(900);
  }
}
