package dev.millrace.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.pipeline.waiting.Poller;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The wait strategies of rings. */
class RingWaitTest {

  /** Spinning and yielding poll some ten thousand times. */
  private static int pollsInTenMillis(Poller poller) throws InterruptedException {
    var polls = new AtomicInteger();
    poller.<Integer>poll(
        () -> {
          polls.incrementAndGet();
          return null;
        },
        Duration.ofMillis(10).toNanos());
    return polls.get();
  }

  @Test
  void backoff_backsOff() throws Exception {
    assertThat(pollsInTenMillis(RingWait.BACKOFF.poller(2, 2))).isLessThan(500);
  }

  @Test
  void backoff_manyThreads_parkLonger() throws Exception {
    int ofFew = pollsInTenMillis(RingWait.BACKOFF.poller(2, 2));
    assertThat(pollsInTenMillis(RingWait.BACKOFF.poller(10_000, 2))).isLessThan(ofFew);
  }

  @Test
  void yield_yields() {
    assertThat(RingWait.YIELD.poller(2, 2)).isSameAs(Poller.YIELDING);
  }

  @Test
  void adaptive_singleProcessor_backsOffAtOnce() throws Exception {
    assertThat(pollsInTenMillis(RingWait.ADAPTIVE.poller(2, 1))).isLessThan(500);
  }
}
