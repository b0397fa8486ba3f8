package dev.millrace.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.pipeline.waiting.Poller;
import org.junit.jupiter.api.Test;

/** The wait strategies of rings. */
class RingWaitTest {

  @Test
  void backoff_backsOff() {
    assertThat(RingWait.BACKOFF.poller(2, 2)).isSameAs(Poller.BACKING_OFF);
  }

  @Test
  void yield_yields() {
    assertThat(RingWait.YIELD.poller(2, 2)).isSameAs(Poller.YIELDING);
  }

  @Test
  void adaptive_singleProcessor_backsOffAtOnce() {
    assertThat(RingWait.ADAPTIVE.poller(2, 1)).isSameAs(Poller.BACKING_OFF);
  }
}
