package dev.millrace.sim.engine.virtualtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.EvictingPipeline.Victims;
import dev.millrace.api.OverflowPolicy.BlockTimeout;
import dev.millrace.api.OverflowPolicy.CallerRuns;
import dev.millrace.api.OverflowPolicy.DropNewest;
import dev.millrace.api.OverflowPolicy.Evict;
import dev.millrace.api.OverflowPolicy.Fail;
import dev.millrace.fixtures.MonitorPipeline;
import dev.millrace.pipeline.BufferPipeline;
import dev.millrace.sim.engine.Arrivals;
import dev.millrace.sim.engine.RunResult;
import dev.millrace.sim.engine.TestRun;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Waiting for room, and what overflow policies decide, in virtual time. */
class VirtualTimeOverflowTest extends VirtualTimeWorkload {

  @Test
  void blockedProducersAreServedInTheOrderInWhichTheyCame() {
    RunResult result =
        new TestRun()
            .pipeline(new MonitorPipeline(1))
            .producer(at(0, 5))
            .producer(at(1, 3))
            .producer(at(2))
            .consumer(taking(10))
            .runInVirtualTime();

    // p-1#0 is stored and p-2#0 has the only place; p-3 waits from 2 on, p-2 from 3, p-1 from 5.
    assertThat(stored)
        .containsExactly("0: p-1#0", "10: p-2#0", "20: p-3#0", "30: p-2#1", "40: p-1#1");
    assertThat(result.ledger().balanced()).isTrue();
  }

  @Test
  void blockedTimeIsTheWaitForRoom() {
    RunResult result =
        new TestRun()
            .pipeline(new MonitorPipeline(1))
            .arrivals(Arrivals.CLOSED)
            .producer(every(4))
            .messages(4)
            .consumer(taking(10))
            .runInVirtualTime();

    // Puts: #0 at 4 (taken at once), #1 at 8, #2 from 12 until 14, #3 from 18 until 24.
    assertThat(stored).containsExactly("4: p-1#0", "14: p-1#1", "24: p-1#2", "34: p-1#3");
    assertThat(result.measurements().blockedNanos()).isEqualTo(2 + 6);
    assertThat(result.measurements().meanBlockedNanos()).isEqualTo(2);
    assertThat(result.measurements().producingNanos()).isEqualTo(24);
  }

  @Test
  void evictedMessagesLeaveTheQueueLength() {
    RunResult result =
        new TestRun()
            .pipeline(new BufferPipeline<>(new BufferPipeline.Settings(2)))
            .overflow(always(new Evict(Victims.ALL, "cleared")))
            .producer(at(0, 1, 2, 3, 4))
            .consumer(taking(10))
            .runInVirtualTime();

    // #1 and #2 go for #3: one from 1, two from 2, one from 3, two from 4 to 10, one to 20.
    assertThat(stored).containsExactly("0: p-1#0", "10: p-1#3", "20: p-1#4");
    assertThat(result.measurements().queue().longest()).isEqualTo(2);
    assertThat(result.measurements().queue().messageNanos()).isEqualTo(1 + 2 + 1 + 2 * 6 + 10);
    assertThat(result.ledger().droppedByReason()).containsExactly(Map.entry("cleared", 2L));
    assertThat(result.measurements().dropped()).isEqualTo(2);
  }

  @Test
  void theTimeThatACallerWaitedBeforeItStoredCountsAsBlocked() {
    RunResult result =
        new TestRun()
            .pipeline(new MonitorPipeline(1))
            .overflow(always(new BlockTimeout(Duration.ofNanos(6), new CallerRuns())))
            .own(taking(3))
            .producer(at(0, 1, 2))
            .consumer(taking(100))
            .runInVirtualTime();

    assertThat(stored).containsExactly("0: p-1#0", "8: p-1#2", "100: p-1#1");
    assertThat(result.measurements().blockedNanos()).isEqualTo(6);
  }

  @Test
  void patienceForRoomHasAnEnd() {
    RunResult result =
        new TestRun()
            .pipeline(new MonitorPipeline(1))
            .overflow(always(new BlockTimeout(Duration.ofNanos(6), new DropNewest("late"))))
            .producer(at(0, 1, 2))
            .producer(at(5))
            .consumer(taking(10))
            .runInVirtualTime();

    // p-1#2 waits from 2 until 8 and is dropped; p-2#0 waits from 5 and has room at 10.
    assertThat(stored).containsExactly("0: p-1#0", "10: p-1#1", "20: p-2#0");
    assertThat(result.ledger().droppedByReason()).containsExactly(Map.entry("late", 1L));
    assertThat(result.measurements().blockedNanos()).isEqualTo(6 + 5);
    assertThat(result.measurements().dropped()).isEqualTo(1);
  }

  @Test
  void aCallerThatStoresItsMessageMakesNoOtherMeanwhile() {
    RunResult result =
        new TestRun()
            .pipeline(new MonitorPipeline(1))
            .overflow(always(new CallerRuns()))
            .own(taking(30))
            .producer(at(0, 1, 2, 3))
            .consumer(taking(10))
            .runInVirtualTime();

    assertThat(stored).containsExactly("0: p-1#0", "2: p-1#2", "10: p-1#1", "32: p-1#3");
    assertThat(result.ledger().delivered()).isEqualTo(4);
    assertThat(result.ledger().balanced()).isTrue();
    assertThat(result.measurements().services().maxNanos()).isEqualTo(30);
  }

  @Test
  void aPolicyMayFailTheRun() {
    RunResult result =
        new TestRun()
            .pipeline(new MonitorPipeline(1))
            .overflow(always(new Fail("full")))
            .producer(at(0, 1, 2, 3))
            .consumer(taking(10))
            .runInVirtualTime();

    assertThat(result.failures())
        .containsExactly(
            "p-1 failed: the pipeline was full for p-1#2, and the overflow policy is to fail"
                + " (IllegalStateException)");
    assertThat(result.ledger().droppedByReason()).containsExactly(Map.entry("full", 1L));
    assertThat(result.ledger().delivered()).isEqualTo(2);
    assertThat(result.ledger().balanced()).isTrue();
  }

  @Test
  void withoutAnyPlaceMessagesAreHandedOverFromHandToHand() {
    RunResult result =
        new TestRun()
            .pipeline(MonitorPipeline.rendezvous())
            .producer(at(0, 1))
            .producer(at(2))
            .consumer(taking(10))
            .runInVirtualTime();

    assertThat(stored).containsExactly("0: p-1#0", "10: p-1#1", "20: p-2#0");
    assertThat(result.measurements().blockedNanos()).isEqualTo(9 + 18);
    assertThat(result.measurements().queue().longest()).isZero();
    assertThat(result.succeeded()).isTrue();
  }

  @Test
  void aConsumerThatFailsLeavesItsPlaceToTheProducersThatWait() {
    RunResult result =
        new TestRun()
            .pipeline(new MonitorPipeline(1))
            .producer(at(0, 0, 0, 0, 0))
            .consumer(
                (message, clock) -> {
                  clock.sleepNanos(10);
                  if (message.sequence() == 2) {
                    throw new InterruptedException("of its own");
                  }
                })
            .consumer(taking(15))
            .runInVirtualTime();

    assertThat(result.failures()).containsExactly("c-1 failed: of its own (InterruptedException)");
    assertThat(result.ledger().abandoned()).isEqualTo(1);
    assertThat(result.ledger().undrained()).isZero();
    assertThat(result.ledger().balanced()).isTrue();
  }

  @Test
  void aPolicyThatKeepsItsNeedForAConsumerToItselfFailsTheRun() {
    RunResult result =
        new TestRun()
            .pipeline(new MonitorPipeline(1))
            .overflow(always(new CallerRuns()))
            .producer(at(0, 1, 2))
            .consumer(taking(10))
            .runInVirtualTime();

    assertThat(result.failures())
        .containsExactly(
            "p-1 failed: the overflow policy decided caller-runs, but its needs() do not include a"
                + " consumer (IllegalStateException)");
    assertThat(result.ledger().balanced()).isTrue();
  }
}
