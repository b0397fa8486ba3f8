package dev.millrace.sim.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.Arrival;
import dev.millrace.api.Consumer;
import dev.millrace.api.OverflowPolicy;
import dev.millrace.api.Producer;
import dev.millrace.sim.measure.Measurements;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * Whether a run is called overloaded: in virtual time, where each message is as late as it must.
 */
class OverloadTest {

  private static Producer everyTenMillis(int messages) {
    int[] made = {0};
    return () -> made[0]++ < messages ? Arrival.after(Duration.ofMillis(10), "body") : null;
  }

  private static Consumer taking(long micros) {
    return (message, clock) -> clock.sleep(Duration.ofNanos(1_000 * micros));
  }

  private static Measurements measured(TestRun run) {
    return run.runInVirtualTime().measurements();
  }

  private static TestRun run(Consumer consumer) {
    return new TestRun().producer(everyTenMillis(1_000)).consumer(consumer);
  }

  @Test
  void producersWhoseMessagesTakeLongerThanTheyComeFallEverFurtherBehind() {
    Measurements measured = measured(run(taking(11_000)));

    assertThat(measured.overloaded()).isTrue();
    assertThat(measured.lagGrowth()).isSorted().hasSize(4);
    assertThat(measured.lagGrowth().get(3)).isBetween(600_000_000L, 800_000_000L);
  }

  @Test
  void producersWhoseMessagesTakeNoLongerDoNot() {
    assertThat(measured(run(taking(10_000))).overloaded()).isFalse();
    assertThat(measured(run(taking(1_000))).overloaded()).isFalse();
  }

  @Test
  void oneStallIsNoOverload() {
    for (int at : new int[] {10, 300, 500, 800, 990}) {
      Consumer stalling =
          (message, clock) -> clock.sleep(Duration.ofMillis(message.sequence() == at ? 2_000 : 10));
      assertThat(measured(run(stalling)).overloaded()).as("stalled at %s", at).isFalse();
    }
  }

  @Test
  void producerThatNeverWaitsIsNotBehind() {
    TestRun dropping =
        new TestRun()
            .overflow(message -> new OverflowPolicy.DropNewest("full"))
            .producer(everyTenMillis(1_000))
            .consumer(taking(50_000));

    assertThat(measured(dropping).overloaded()).isFalse();
  }

  @Test
  void closedArrivalsCannotFallBehind() {
    TestRun closed =
        new TestRun()
            .arrivals(Arrivals.CLOSED)
            .producer(everyTenMillis(1_000))
            .consumer(taking(20_000));

    assertThat(measured(closed).overloaded()).isFalse();
  }

  @Test
  void itIsNoticedOnRealThreadsToo() throws Exception {
    Producer fast = TestRun.every(Duration.ofMillis(1));
    RunResult result =
        new TestRun().duration(Duration.ofMillis(400)).producer(fast).consumer(taking(3_000)).run();

    assertThat(result.measurements().overloaded()).isTrue();
  }
}
