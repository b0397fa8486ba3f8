package dev.millrace.sim.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.Clock;
import dev.millrace.api.Consumer;
import dev.millrace.api.EvictingPipeline.Victims;
import dev.millrace.api.Message;
import dev.millrace.api.OverflowPolicy.Evict;
import dev.millrace.pipeline.BufferPipeline;
import dev.millrace.sim.engine.realtime.RealTimeEngine;
import dev.millrace.sim.engine.virtualtime.VirtualTimeEngine;
import dev.millrace.sim.measure.GroupFigures;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Figures by group, of batches and of attempts. */
@Timeout(60)
class BreakdownTest {

  private static final Consumer TAKES_TEN = (message, clock) -> clock.sleepNanos(10);

  private static SimulationBuilder builder() {
    return Simulation.builder().pipeline(new BufferPipeline<>(new BufferPipeline.Settings(2)));
  }

  private static GroupFigures named(List<GroupFigures> groups, String name) {
    return groups.stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void evictedMessage_isDroppedOfItsOwnGroup() {
    RunResult result =
        new VirtualTimeEngine(
                builder()
                    .producer("early", TestRun.every(Duration.ofNanos(1), 5))
                    .producer("late", TestRun.every(Duration.ofNanos(6), 1))
                    .consumer("c", TAKES_TEN)
                    .overflow(message -> new Evict(Victims.OLDEST, "drop-oldest"))
                    .build())
            .run();

    List<GroupFigures> groups = result.measurements().breakdown().producers();
    assertThat(named(groups, "early").offered()).isEqualTo(5);
    assertThat(named(groups, "early").dropped()).isEqualTo(3);
    assertThat(named(groups, "late").dropped()).isZero();
    assertThat(named(groups, "late").times().waits().maxNanos()).isEqualTo(15);
  }

  @Test
  void groupsOfConsumers_haveTheMessagesThatTheyStored() throws Exception {
    Consumer fails =
        (message, clock) -> {
          clock.sleepNanos(10);
          throw new IllegalStateException("no");
        };
    RunResult result =
        new VirtualTimeEngine(
                builder()
                    .producer("p", TestRun.every(Duration.ofNanos(1), 6))
                    .consumer("good", TAKES_TEN)
                    .consumer("bad", fails)
                    .build())
            .run();

    List<GroupFigures> groups = result.measurements().breakdown().consumers();
    assertThat(named(groups, "good").delivered()).isEqualTo(3);
    assertThat(named(groups, "good").failed()).isZero();
    assertThat(named(groups, "bad").failed()).isEqualTo(3);
    assertThat(result.measurements().failedShare()).isEqualTo(0.5);
    assertThat(result.measurements().breakdown().producers()).isEmpty();
  }

  @Test
  void sumsOfGroups_areThoseOfTheRunOnRealThreads() throws Exception {
    RunResult result =
        new TestRun()
            .producer(TestRun.counting(500))
            .producer(TestRun.counting(300))
            .consumer(TestRun::ignore)
            .consumer(TestRun::ignore)
            .run();
    assertThat(result.measurements().breakdown().producers()).isEmpty(); // one group, p

    RunResult grouped =
        new RealTimeEngine(
                builder()
                    .producer("a", TestRun.counting(500))
                    .producer("b", TestRun.counting(300))
                    .consumer("c", TestRun::ignore)
                    .build())
            .run();
    List<GroupFigures> groups = grouped.measurements().breakdown().producers();
    assertThat(named(groups, "a").delivered()).isEqualTo(500);
    assertThat(named(groups, "b").delivered()).isEqualTo(300);
    assertThat(grouped.measurements().sojourns().count()).isEqualTo(800);
  }

  @Test
  void batches_haveAMeanAndALargestSize() {
    RunResult result =
        new TestRun()
            .producer(TestRun.every(Duration.ofNanos(5), 7))
            .batch(3, Duration.ZERO)
            .consumer(
                new Consumer() {
                  @Override
                  public void accept(Message message, Clock clock) throws InterruptedException {
                    clock.sleepNanos(20);
                  }

                  @Override
                  public void acceptAll(List<Message> batch, Clock clock)
                      throws InterruptedException {
                    clock.sleepNanos(20);
                  }
                })
            .runInVirtualTime();

    // One message at 5, then three at 25 (10, 15, 20; 25 arrives afterwards), three at 45.
    assertThat(result.measurements().calls().batches()).isEqualTo(3);
    assertThat(result.measurements().calls().largest()).isEqualTo(3);
    assertThat(result.measurements().calls().meanBatch()).isEqualTo(7.0 / 3);
  }

  @Test
  void attempts_areCountedForDeliveredAndFailedMessages() {
    int[] calls = {0};
    RunResult result =
        new TestRun()
            .producer(TestRun.counting(2))
            .retry(3)
            .consumer(
                (message, clock) -> {
                  if (message.sequence() == 1 || calls[0]++ == 0) {
                    throw new IllegalStateException("no");
                  }
                })
            .runInVirtualTime();

    // The first message takes two attempts, the second fails after three.
    assertThat(result.measurements().calls().attemptsPerMessage()).isEqualTo(2.5);
  }

  @Test
  void drain_lastsFromTheLastDueTimeToTheLastCompletion() {
    RunResult result =
        new TestRun().producer(TestRun.counting(8)).consumer(TAKES_TEN).runInVirtualTime();

    assertThat(result.measurements().drainNanos()).isEqualTo(80);
    assertThat(result.measurements().queue().longestBacklogNanos()).isEqualTo(70);
  }
}
