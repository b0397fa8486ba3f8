package dev.millrace.pipeline.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TimeoutTest {

  @Test
  void longestTimeout_neverExpires() {
    assertThat(new Timeout(Long.MAX_VALUE).remainingNanos()).isPositive();
  }

  @Test
  void negativeTimeout_hasExpired() {
    assertThat(new Timeout(Long.MIN_VALUE).remainingNanos()).isNotPositive();
  }
}
