package dev.millrace.sim.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.millrace.api.Consumer;
import dev.millrace.sim.engine.RunResult;
import dev.millrace.sim.engine.virtualtime.VirtualTimeEngine;
import dev.millrace.sim.scenario.require.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class ReplicationsTest {

  private static final Consumer IDLE = (message, clock) -> {};
  private static final Consumer STUCK = (message, clock) -> new CountDownLatch(1).await();

  private static List<RunResult> oneByOne(int replications) {
    List<RunResult> runs = new ArrayList<>();
    for (int i = 1; i <= replications; i++) {
      runs.add(new VirtualTimeEngine(SmallModel.of(i)).run());
    }
    return runs;
  }

  @Test
  void ledger_isSumOfRuns() throws Exception {
    StudyResult study = Replications.of(SmallModel::of).run(5).orThrow();

    assertThat(study.pooled().ledger().offered()).isEqualTo(5 * 200);
    assertThat(study.pooled().ledger().delivered())
        .isEqualTo(oneByOne(5).stream().mapToLong(run -> run.ledger().delivered()).sum());
  }

  @Test
  void elapsedTime_isSumOfRuns() throws Exception {
    StudyResult study = Replications.of(SmallModel::of).run(5).orThrow();

    assertThat(study.pooled().elapsedNanos())
        .isEqualTo(oneByOne(5).stream().mapToLong(RunResult::elapsedNanos).sum());
  }

  @Test
  void waitMean_isThatOfAllMessages() throws Exception {
    StudyResult study = Replications.of(SmallModel::of).run(5).orThrow();
    double waits =
        oneByOne(5).stream()
            .map(run -> run.measurements().waits())
            .mapToDouble(latencies -> latencies.meanNanos() * latencies.count())
            .sum();
    double mean = waits / study.pooled().ledger().delivered();

    assertThat(study.waitMean(0.95).value()).isCloseTo(mean, within(1e-3));
    assertThat(study.pooled().measurements().waits().meanNanos()).isCloseTo(mean, within(1e-3));
  }

  @Test
  void throughput_isThatOfPooledRun() throws Exception {
    StudyResult study = Replications.of(SmallModel::of).run(5).orThrow();

    assertThat(study.pooled().measurements().throughput())
        .isCloseTo(study.throughput(0.95).value(), within(1e-9));
  }

  @Test
  void utilisation_isThatOfTheOnlyWorker() throws Exception {
    StudyResult study = Replications.of(SmallModel::of).run(5).orThrow();

    assertThat(study.groups(0.95))
        .singleElement()
        .satisfies(
            load -> assertThat(load.utilisation().value()).isCloseTo(load.least(), within(1e-12)));
  }

  @Test
  void stuckComponentOfALaterReplication_failsTheStudyByName() throws Exception {
    StudyResult study =
        Replications.of(number -> SmallModel.of(number, 1, number == 3 ? STUCK : IDLE)).run(5);

    assertThat(study.pooled().failures())
        .singleElement(InstanceOfAssertFactories.STRING)
        .startsWith("replication 3: stalled: database-1: accept() did not return within 1 s");
  }

  @Test
  void result_isTheSameOnAnyNumberOfThreads() throws Exception {
    StudyResult one = Replications.of(SmallModel::of).onThreads(1).run(30);
    StudyResult four = Replications.of(SmallModel::of).onThreads(4).run(30);

    assertThat(four.samples()).isEqualTo(one.samples());
    assertThat(four.pooled().ledger()).isEqualTo(one.pooled().ledger());
    for (Figure figure :
        Stream.of(
                "throughput",
                "loss",
                "wait.mean",
                "wait.p50",
                "wait.p99",
                "sojourn.mean",
                "sojourn.p99")
            .map(Figure::parse)
            .toList()) {
      assertThat(four.estimate(figure, 0.95)).isEqualTo(one.estimate(figure, 0.95));
    }
  }

  @Test
  void oneReplication_isPlainRun() throws Exception {
    StudyResult study = Replications.of(SmallModel::of).run(1);
    StudyResult plain = StudyResult.of(oneByOne(1).get(0));

    assertThat(study.samples()).isEqualTo(plain.samples());
    assertThat(study.waitMean(0.95)).isEqualTo(plain.waitMean(0.95));
    assertThat(study.waitMean(0.95).hasInterval()).isFalse();
  }

  @Test
  void roughPrecision_isReachedByTenReplications() throws Exception {
    StudyResult rough =
        Replications.of(SmallModel::of).run(1, new Precision(0.5, Figure.parse("wait.mean"), 100));

    assertThat(rough.stopReason()).isEqualTo(StopReason.PRECISE);
    assertThat(rough.samples()).hasSize(10);
  }

  @Test
  void replications_areAddedUntilPrecise() throws Exception {
    StudyResult fine =
        Replications.of(SmallModel::of).run(1, new Precision(0.08, Figure.parse("wait.mean"), 200));
    assertThat(fine.stopReason()).isEqualTo(StopReason.PRECISE);
    assertThat(fine.samples().size()).isGreaterThan(10).matches(size -> size % 10 == 0);
    assertThat(fine.waitMean(0.95).isWithin(0.08)).isTrue();
  }

  @Test
  void intervals_examinedRepeatedlyHaveASmallerError() throws Exception {
    StudyResult precise =
        Replications.of(SmallModel::of).run(1, new Precision(0.08, Figure.parse("wait.mean"), 200));
    StudyResult counted = Replications.of(SmallModel::of).run(precise.samples().size());

    assertThat(precise.waitMean(0.95)).isEqualTo(counted.waitMean(0.98));
    assertThat(precise.waitPercentile(90, 0.95)).isEqualTo(counted.waitPercentile(90, 0.98));
  }

  @Test
  void replications_endAtLimit() throws Exception {
    StudyResult study =
        Replications.of(SmallModel::of).run(2, new Precision(1e-6, Figure.parse("throughput"), 25));

    assertThat(study.stopReason()).isEqualTo(StopReason.LIMIT);
    assertThat(study.samples()).hasSize(25);
  }

  @Test
  void loss_afterFirstTenReplications_isFound() throws Exception {
    StudyResult study =
        Replications.of(
                number ->
                    SmallModel.of(
                        number,
                        200,
                        number > 20 ? SmallModel.consumer(number) : (message, clock) -> {}))
            .run(1, new Precision(1e-6, Figure.parse("loss"), 40));

    assertThat(study.stopReason()).isEqualTo(StopReason.LIMIT);
    assertThat(study.samples()).hasSize(40);
    assertThat(study.loss(0.95).value()).isPositive();
  }

  @Test
  void noLoss_isSearchedForToLimit() throws Exception {
    StudyResult study =
        Replications.of(number -> SmallModel.of(number, 200, (message, clock) -> {}))
            .run(1, new Precision(0.1, Figure.parse("loss"), 25));

    assertThat(study.stopReason()).isEqualTo(StopReason.NOTHING);
    assertThat(study.samples()).hasSize(25);
  }

  @Test
  void figureOfNoMessages_stopsAtOnce() throws Exception {
    StudyResult study =
        Replications.of(number -> SmallModel.of(number, 0, (message, clock) -> {}))
            .run(1, new Precision(0.1, Figure.parse("wait.mean"), 25));

    assertThat(study.stopReason()).isEqualTo(StopReason.NOTHING);
    assertThat(study.samples()).hasSize(10);
  }

  @Test
  void failedReplication_failsStudyWithItsNumber() throws Exception {
    StudyResult study =
        Replications.of(
                number ->
                    SmallModel.of(
                        number,
                        200,
                        number < 3
                            ? SmallModel.consumer(number)
                            : (message, clock) -> {
                              throw new LinkageError("no driver " + number);
                            }))
            .onThreads(4)
            .run(20);

    assertThat(study.stopReason()).isEqualTo(StopReason.CUT_SHORT);
    assertThat(study.samples()).hasSize(3);
    assertThat(study.pooled().failures())
        .containsExactly("replication 3: database-1 failed: no driver 3 (LinkageError)");
    assertThatThrownBy(study::orThrow)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("replication 3: database-1 failed");
  }

  @Test
  void replicationThatCannotBeCreated_failsStudy() throws Exception {
    StudyResult study =
        Replications.of(
                number -> {
                  if (number == 2) {
                    throw new IllegalArgumentException("no such file");
                  }
                  return SmallModel.of(number);
                })
            .run(4);

    assertThat(study.pooled().failures())
        .containsExactly("replication 2: java.lang.IllegalArgumentException: no such file");
  }

  @Test
  void stoppedStudy_keepsFinishedReplications() throws Exception {
    var holder = new Replications[1];
    holder[0] =
        Replications.of(
                number -> {
                  if (number == 4) {
                    holder[0].stop();
                  }
                  return SmallModel.of(number);
                })
            .onThreads(1);
    StudyResult study = holder[0].run(20);

    assertThat(study.stopReason()).isEqualTo(StopReason.CUT_SHORT);
    assertThat(study.pooled().interrupted()).isTrue();
    assertThat(study.samples()).hasSize(3);
    assertThat(study.pooled().succeeded()).isTrue();
  }

  @Test
  void loss_of0_isBoundedByTheNumberOfReplications() throws Exception {
    StudyResult study =
        Replications.of(number -> SmallModel.of(number, 200, (message, clock) -> {})).run(3);

    assertThat(study.loss(0.95).low()).isZero();
    assertThat(study.loss(0.95).high()).isCloseTo(1 - Math.cbrt(0.05), within(1e-12));
  }
}
