package dev.millrace.sim.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

class ScheduleLagTest {

  private static final long SECOND = 1_000_000_000;
  private static final long MILLI = 1_000_000;

  /** Ten seconds with a message every millisecond, late as the function of its due time says. */
  private static ScheduleLag tenSeconds(LongUnaryOperator lateness) {
    ScheduleLag lag = new ScheduleLag();
    for (long due = 0; due <= 10 * SECOND; due += MILLI) {
      lag.offered(due, due + lateness.applyAsLong(due));
    }
    return lag;
  }

  @Test
  void punctualProducerDoesNotFallBehind() {
    assertThat(tenSeconds(due -> 60_000).growth()).isEmpty();
  }

  @Test
  void producerSlowerThanItsScheduleFallsFurtherBehind() {
    assertThat(tenSeconds(due -> due / 10).growth()).hasSize(4).isSorted().first().isEqualTo(0L);
    assertThat(tenSeconds(due -> due / 10).growth().get(3)).isBetween(700 * MILLI, 800 * MILLI);
  }

  @Test
  void aStallThatIsMadeUpForLeavesNoTrace() {
    assertThat(tenSeconds(due -> Math.max(0, 4 * SECOND - Math.abs(due - 3 * SECOND))).growth())
        .isEmpty();
  }

  @Test
  void aStallThatNothingMakesUpForIsAStepAndNoGrowth() {
    for (long at = 0; at < 10; at++) {
      long stall = at * SECOND + SECOND / 2;
      assertThat(tenSeconds(due -> due < stall ? 50_000 : 2 * SECOND + due / 10_000).growth())
          .as("stalled at %s s", at)
          .isEmpty();
    }
  }

  @Test
  void smallIncreaseIsNoGrowth() {
    assertThat(tenSeconds(due -> due / 101).growth()).isEmpty();
    assertThat(tenSeconds(due -> due / 60).growth()).isNotEmpty();
  }

  @Test
  void burstsThatAreWorkedOffBetweenThemAreNoGrowth() {
    assertThat(tenSeconds(due -> Math.max(0, SECOND - due % (2 * SECOND))).growth()).isEmpty();
  }

  @Test
  void noSchedule_noLag() {
    ScheduleLag lag = new ScheduleLag();
    for (long now = 0; now < 10 * SECOND; now += MILLI) {
      lag.offered(0, now);
    }

    assertThat(lag.growth()).isEmpty();
    assertThat(new ScheduleLag().growth()).isEmpty();
  }

  @Test
  void quarterWithoutDueMessagesIsIgnored() {
    ScheduleLag lag = new ScheduleLag();
    for (long due = 0; due <= 10 * SECOND; due += MILLI) {
      if (due < 3 * SECOND || due > 8 * SECOND) {
        lag.offered(due, 2 * due);
      }
    }

    assertThat(lag.growth()).isEmpty();
  }
}
