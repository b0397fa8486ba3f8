package dev.millrace.pipeline.waiting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PatienceTest {

  private static final long FOREVER = Long.MAX_VALUE;

  static Stream<Patience> everyPatience() {
    return Stream.concat(
        Stream.of(Patience.spinning(2, 2), Patience.spinning(3, 2)),
        Stream.of(Idling.values())
            .flatMap(
                idling ->
                    Stream.of(
                        Patience.of(idling, 2, 1),
                        Patience.of(idling, 2, 2),
                        Patience.of(idling, 3, 2))));
  }

  @ParameterizedTest
  @MethodSource("everyPatience")
  void itLooksUntilSomethingIsThere(Patience patience) throws Exception {
    assertThat(patience.until(onLook(1), FOREVER)).isEqualTo(1);
    assertThat(patience.until(onLook(100), FOREVER)).isEqualTo(100);
  }

  @ParameterizedTest
  @MethodSource("everyPatience")
  void itGivesUpWhenTheTimeIsOverAndNotSooner(Patience patience) throws Exception {
    long timeout = Duration.ofMillis(2).toNanos();
    var time = new TimeLeft(timeout);

    assertThat(patience.<Integer>until(() -> null, timeout)).isNull();
    assertThat(time.nanos()).isNotPositive();
    assertThat(patience.<Integer>until(() -> null, 0)).isNull();
  }

  @ParameterizedTest
  @MethodSource("everyPatience")
  void itNoticesAnInterruptButNotBeforeItHasLooked(Patience patience) throws Exception {
    Thread.currentThread().interrupt();

    assertThat(patience.until(onLook(1), FOREVER)).isEqualTo(1);
    assertThatThrownBy(() -> patience.<Integer>until(() -> null, FOREVER))
        .isInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void aTimeOutThatIsForEverIsNeverOver() {
    assertThat(new TimeLeft(FOREVER).nanos()).isPositive();
    assertThat(new TimeLeft(Long.MIN_VALUE).nanos()).isNotPositive();
  }

  private static Supplier<@Nullable Integer> onLook(int number) {
    var looks = new AtomicInteger();
    return () -> looks.incrementAndGet() == number ? number : null;
  }
}
