package dev.millrace.pipeline.waiting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class PollerTest {

  private static final long NO_LIMIT = Long.MAX_VALUE;

  static Stream<Named<Poller>> pollers() {
    return Stream.of(
        Named.of("spinning", Poller.SPINNING),
        Named.of("yielding", Poller.YIELDING),
        Named.of("backing off", Poller.backingOff(2)),
        Named.of("spinning, then backing off", Poller.SPINNING.thenBackingOff(2)),
        Named.of("yielding, then backing off", Poller.YIELDING.thenBackingOff(2)));
  }

  private static Supplier<@Nullable Integer> resultAtPoll(int number) {
    var polls = new AtomicInteger();
    return () -> polls.incrementAndGet() == number ? number : null;
  }

  @ParameterizedTest
  @MethodSource("pollers")
  void poll_resultAtOnce_returnsIt(Poller poller) throws Exception {
    assertThat(poller.poll(resultAtPoll(1), 0)).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("pollers")
  void poll_resultLater_returnsIt(Poller poller) throws Exception {
    assertThat(poller.poll(resultAtPoll(100), NO_LIMIT)).isEqualTo(100);
  }

  @ParameterizedTest
  @MethodSource("pollers")
  void poll_noResult_returnsNullAfterTheTimeout(Poller poller) throws Exception {
    long nanos = Duration.ofMillis(2).toNanos();
    var timeout = new dev.millrace.pipeline.waiting.Timeout(nanos);

    assertThat(poller.<Integer>poll(() -> null, nanos)).isNull();
    assertThat(timeout.remainingNanos()).isNotPositive();
  }

  @ParameterizedTest
  @MethodSource("pollers")
  void poll_noTimeout_returnsNull(Poller poller) throws Exception {
    assertThat(poller.<Integer>poll(() -> null, 0)).isNull();
  }

  @ParameterizedTest
  @MethodSource("pollers")
  void poll_interruptedWithResult_returnsIt(Poller poller) throws Exception {
    Thread.currentThread().interrupt();

    assertThat(poller.poll(resultAtPoll(1), NO_LIMIT)).isEqualTo(1);
    assertThat(Thread.interrupted()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("pollers")
  void poll_interruptedWithoutResult_throws(Poller poller) {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> poller.<Integer>poll(() -> null, NO_LIMIT))
        .isInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void poll_thenBackingOff_pollsRarelyAfterTheSpin() throws Exception {
    var polls = new AtomicInteger();
    Supplier<@Nullable Integer> never =
        () -> {
          polls.incrementAndGet();
          return null;
        };

    Poller.SPINNING.thenBackingOff(2).poll(never, Duration.ofMillis(50).toNanos());
    assertThat(polls.get()).isLessThan(20_000);
  }
}
