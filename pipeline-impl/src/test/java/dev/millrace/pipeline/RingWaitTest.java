package dev.millrace.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The wait strategies of rings. */
@Timeout(60)
class RingWaitTest {

  private static final int MAX_POLLS_OF_A_BACK_OFF = 1_000;
  private static final Duration WAIT = Duration.ofMillis(50);

  static Stream<Arguments> backingOffAtOnce() {
    return Stream.of(
        Arguments.of(RingWait.BACKOFF, 2, 2),
        Arguments.of(RingWait.BACKOFF, 3, 2),
        Arguments.of(RingWait.ADAPTIVE, 2, 1));
  }

  private static int polls(RingWait wait, int threads, int processors) throws Exception {
    var polls = new AtomicInteger();
    wait.poller(threads, processors)
        .<Integer>poll(
            () -> {
              polls.incrementAndGet();
              return null;
            },
            WAIT.toNanos());
    return polls.get();
  }

  @ParameterizedTest(name = "{0}, {1} threads, {2} processors")
  @MethodSource
  void backingOffAtOnce(RingWait wait, int threads, int processors) throws Exception {
    assertThat(polls(wait, threads, processors)).isLessThan(MAX_POLLS_OF_A_BACK_OFF);
  }
}
