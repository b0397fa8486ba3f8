package dev.millrace.sim.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.Arrival;
import dev.millrace.api.Consumer;
import dev.millrace.api.Message;
import dev.millrace.api.OverflowPolicy;
import dev.millrace.api.OverflowPolicy.CallerRuns;
import dev.millrace.api.OverflowPolicy.DropNewest;
import dev.millrace.api.Producer;
import dev.millrace.fixtures.MonitorPipeline;
import dev.millrace.ledger.Balance;
import dev.millrace.sim.engine.virtualtime.VirtualTimeEngine;
import dev.millrace.sim.measure.Measurements;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Two stages in virtual time. Unless a test says otherwise, messages are due at 0, 1, 2 and 3 ns,
 * the first stage takes 10 ns for each, the second one 30 ns, and one message may wait between
 * them.
 */
class StagesTest {

  private final List<String> stored = new ArrayList<>();

  private static Producer due(long... times) {
    int[] next = {0};
    return () -> {
      int i = next[0]++;
      return i == times.length ? null : new Arrival(times[i] - (i == 0 ? 0 : times[i - 1]), i);
    };
  }

  private static Consumer taking(long nanos) {
    return (message, clock) -> clock.sleepNanos(nanos);
  }

  private static SimulationBuilder first() {
    return Simulation.builder()
        .producer("network", due(0, 1, 2, 3))
        .pipeline(new MonitorPipeline(10))
        .consumer("parse", taking(10));
  }

  private SimulationBuilder both() {
    return first().stage("store", this::store);
  }

  private StageBuilder store(StageBuilder stage) {
    return stage
        .pipeline(new MonitorPipeline(1))
        .consumer(
            "database",
            (message, clock) -> {
              clock.sleepNanos(30);
              stored.add(clock.nanos() + ": " + message.id());
            });
  }

  private static RunResult run(SimulationBuilder builder) {
    return new VirtualTimeEngine(builder.build()).run();
  }

  private static Measurements store(RunResult result) {
    return result.stages().get(1).measurements();
  }

  @Test
  void messages_passThroughBothStages() {
    run(both());

    assertThat(stored)
        .containsExactly(
            "40: network-1#0", "70: network-1#1", "100: network-1#2", "130: network-1#3");
  }

  @Test
  void sojourn_isFromTheFirstDueTimeToTheLastCompletion() {
    Measurements measured = run(both()).measurements();

    assertThat(measured.sojourns().count()).isEqualTo(4);
    assertThat(measured.sojourns().meanNanos()).isEqualTo((40 + 69 + 98 + 127) / 4.0);
  }

  @Test
  void service_isSummedOverStages() {
    assertThat(run(both()).measurements().services().meanNanos()).isEqualTo(40);
  }

  @Test
  void waitOfAStage_isFromTheEndOfTheStageBefore() {
    assertThat(store(run(both())).waits().meanNanos()).isEqualTo((0 + 20 + 40 + 50) / 4.0);
  }

  @Test
  void blockedWorker_isNotBusy() {
    RunResult result = run(both());

    // Blocked from 30 to 40 and from 50 to 70.
    assertThat(store(result).blockedNanos()).isEqualTo(30);
    assertThat(result.stages().get(0).measurements().loads())
        .containsExactly(new Measurements.Load("parse-1", 40, 130));
  }

  @Test
  void blockedWorker_letsTheFirstQueueGrow() {
    RunResult freely = run(first().stage("store", stage -> taking30(stage, 100)));
    RunResult blocked = run(both());

    assertThat(blocked.stages().get(0).measurements().waits().maxNanos()).isEqualTo(37);
    assertThat(freely.stages().get(0).measurements().waits().maxNanos()).isEqualTo(27);
  }

  private static StageBuilder taking30(StageBuilder stage, int capacity) {
    return stage.pipeline(new MonitorPipeline(capacity)).consumer("database", taking(30));
  }

  @Test
  void offeredToAStage_isDeliveredByTheStageBefore() {
    RunResult result = run(both());
    Balance parsed = result.stages().get(0).ledger();
    Balance stored = result.stages().get(1).ledger();

    assertThat(stored.offered()).isEqualTo(parsed.delivered()).isEqualTo(4);
    assertThat(result.ledger().balanced()).isTrue();
  }

  @Test
  void overflowPolicy_appliesBetweenStages() {
    RunResult result =
        run(first().stage("store", stage -> store(stage).overflow(m -> new DropNewest("full"))));

    // The third finds the place taken by the second at 30; the fourth at 40 finds it just taken.
    assertThat(stored).containsExactly("40: network-1#0", "70: network-1#1", "100: network-1#3");
    assertThat(result.ledger().droppedByReason()).containsOnly(Map.entry("full", 1L));
    assertThat(result.measurements().loss()).isEqualTo(0.25);
    assertThat(store(result).loss()).isEqualTo(0.25);
  }

  @Test
  void failedPolicy_endsTheRun() {
    RunResult result =
        run(
            first()
                .stage(
                    "store", stage -> store(stage).overflow(m -> new OverflowPolicy.Fail("full"))));

    assertThat(result.failures().get(0)).contains("parse-1 failed: the pipeline was full");
    assertThat(result.ledger().balanced()).isTrue();
  }

  @Test
  void blockTimeout_isTakenBetweenStages() {
    var fiveNanos = new OverflowPolicy.BlockTimeout(Duration.ofNanos(5), new DropNewest("late"));
    RunResult result = run(first().stage("store", stage -> store(stage).overflow(m -> fiveNanos)));

    // The third waits from 30 to 35; the fourth starts at 35 and is put at 45.
    assertThat(stored).containsExactly("40: network-1#0", "70: network-1#1", "100: network-1#3");
    assertThat(store(result).blockedNanos()).isEqualTo(5);
  }

  @Test
  void retryInALaterStage_isService() {
    int[] attempts = {0};
    RunResult result =
        run(
            Simulation.builder()
                .producer("network", due(0))
                .pipeline(new MonitorPipeline(1))
                .consumer("parse", taking(10))
                .stage(
                    "store",
                    stage ->
                        stage
                            .pipeline(new MonitorPipeline(1))
                            .consumer(
                                "database",
                                (message, clock) -> {
                                  clock.sleepNanos(30);
                                  if (attempts[0]++ == 0) {
                                    throw new IllegalStateException("busy");
                                  }
                                },
                                options -> options.retry(2))));

    assertThat(store(result).services().maxNanos()).isEqualTo(60);
    assertThat(result.measurements().sojourns().maxNanos()).isEqualTo(70);
  }

  @Test
  void failureInALaterStage_countsAsFailed() {
    RunResult result =
        run(
            first()
                .stage(
                    "store",
                    stage ->
                        stage
                            .pipeline(new MonitorPipeline(1))
                            .consumer(
                                "database",
                                (message, clock) -> {
                                  throw new IllegalStateException("down");
                                })));

    assertThat(result.ledger().failed()).isEqualTo(4);
    assertThat(result.measurements().failedShare()).isEqualTo(1);
    assertThat(result.lastError()).contains("down");
    assertThat(result.ledger().balanced()).isTrue();
  }

  @Test
  void batch_isHandedOnOneByOne() {
    RunResult result =
        run(
            Simulation.builder()
                .producer("network", due(0, 0, 0))
                .pipeline(new MonitorPipeline(10))
                .consumer("parse", taking(10), options -> options.batch(3, Duration.ofNanos(1)))
                .stage("store", this::store));

    // The batch is done at 30; its third message waits for room until 60.
    assertThat(stored).containsExactly("60: network-1#0", "90: network-1#1", "120: network-1#2");
    assertThat(store(result).blockedNanos()).isEqualTo(30);
  }

  @Test
  void deadline_isThatOfTheFirstStage() {
    RunResult result =
        run(
            Simulation.builder()
                .producer(
                    "network",
                    () -> due(0, 1, 2, 3),
                    options -> options.deadline(Duration.ofNanos(60)))
                .pipeline(new MonitorPipeline(10))
                .consumer("parse", taking(10))
                .stage("store", this::store));

    // Taken at 10 and 40; at 70 the deadlines of the others, 62 and 63, have passed.
    assertThat(stored).containsExactly("40: network-1#0", "70: network-1#1");
    assertThat(result.ledger().droppedByReason()).containsOnly(Map.entry("expired", 2L));
    assertThat(result.measurements().loss()).isEqualTo(0.5);
  }

  @Test
  void threeStages_cascade() {
    RunResult result =
        run(
            both()
                .stage(
                    "archive",
                    stage -> stage.pipeline(new MonitorPipeline(1)).consumer("copy", taking(1))));

    assertThat(result.stages())
        .extracting(StageResult::name)
        .containsExactly("first", "store", "archive");
    assertThat(result.ledger().delivered()).isEqualTo(4);
    assertThat(result.succeeded()).isTrue();
  }

  @Test
  void drainTimeout_leavesMessagesInTheSecondStage() {
    RunResult result =
        run(both().duration(Duration.ofNanos(4)).drainTimeout(Duration.ofNanos(31))); // until 35

    assertThat(result.stages().get(1).ledger().undrained()).isEqualTo(1);
    // One is being stored, one is held by the worker that waits to hand it on.
    assertThat(result.stages().get(1).ledger().abandoned()).isEqualTo(2);
    assertThat(result.stages().get(0).ledger().undrained()).isEqualTo(1);
    assertThat(result.ledger().balanced()).isTrue();
  }

  @Test
  void brokenSecondStage_closesTheFirst() {
    RunResult result =
        run(
            first()
                .stage(
                    "store",
                    stage ->
                        stage
                            .pipeline(new MonitorPipeline(1))
                            .consumer(
                                "database",
                                (message, clock) -> {
                                  throw new StackOverflowError();
                                })));

    assertThat(result.failures().get(0)).contains("database-1 failed");
    assertThat(result.ledger().balanced()).isTrue();
    assertThat(result.ledger().delivered()).isZero();
  }

  @Test
  void closedUntilDone_waitsForTheLastStage() {
    run(
        Simulation.builder()
            .producer(
                "network",
                () -> due(0, 0, 0),
                options -> options.arrivals(Arrivals.CLOSED_UNTIL_DONE))
            .pipeline(new MonitorPipeline(10))
            .consumer("parse", taking(10))
            .stage("store", this::store));

    assertThat(stored).containsExactly("40: network-1#0", "80: network-1#1", "120: network-1#2");
  }

  @Test
  void warmUpInMessages_countsThoseOfTheFirstStage() {
    RunResult result =
        run(
            Simulation.builder()
                .producer("network", due(0, 100, 200, 300))
                .pipeline(new MonitorPipeline(10))
                .consumer("parse", taking(10))
                .stage("store", this::store)
                .warmUp(WarmUpSetting.ofMessages(2)));

    assertThat(result.measurements().sojourns().count()).isEqualTo(2);
  }

  @Test
  void callerRuns_isRefusedWithStages() {
    assertThatThrownBy(() -> both().overflow(new StoringPolicy()).build())
        .hasMessageContaining("possible with one stage only");
  }

  private record StoringPolicy() implements OverflowPolicy {

    @Override
    public Decision decideBeforePut(Message message) {
      return new CallerRuns();
    }

    @Override
    public Set<Need> needs() {
      return Set.of(Need.CONSUMER);
    }
  }
}
