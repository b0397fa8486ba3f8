package dev.millrace.sim.study;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StabilityTest {

  @Test
  void fewMessages_areTooFewToTell() {
    assertThat(Stability.of(5, 2, false)).isNull();
  }

  @Test
  void fewerArrivalsThanCapacity_areStable() {
    assertThat(Stability.of(100, 0.999, false)).isEqualTo(Stability.STABLE);
  }

  @Test
  void arrivalsThatReachCapacity_areCritical() {
    assertThat(Stability.of(100, 1, false)).isEqualTo(Stability.CRITICAL);
  }

  @Test
  void moreArrivalsThanCapacity_areUnstable() {
    assertThat(Stability.of(100, 1.01, false)).isEqualTo(Stability.UNSTABLE);
  }

  @Test
  void moreArrivalsThanCapacity_untilTheyEnd_areOverload() {
    assertThat(Stability.of(100, 1.01, true)).isEqualTo(Stability.OVERLOADED);
  }
}
