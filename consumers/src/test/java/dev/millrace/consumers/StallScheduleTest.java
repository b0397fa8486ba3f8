package dev.millrace.consumers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StallScheduleTest {

  private static StallSchedule stalls(long every, long length, double factor) {
    return Objects.requireNonNull(
        StallSchedule.of(new Stall(Duration.ofNanos(every), Duration.ofNanos(length), factor)));
  }

  /** Adds up the work nanosecond by nanosecond. */
  private static long endByStepping(long every, long length, double factor, long start, long work) {
    double done = 0;
    long time = start;
    while (done < work - 1e-6) {
      done += time >= every && time % every < length ? 1 / factor : 1;
      time++;
    }
    return time;
  }

  @Test
  void theEndIsThatOfStepwiseWork() {
    Random random = new Random(1);
    for (int i = 0; i < 5_000; i++) {
      long every = 2L + random.nextInt(40);
      long length = 1L + random.nextInt((int) every - 1);
      int factor = 1 + random.nextInt(8);
      long start = random.nextInt(200);
      long work = random.nextInt(200);

      assertThat(stalls(every, length, factor).end(start, work))
          .as("every %s for %s factor %s: %s from %s", every, length, factor, work, start)
          .isCloseTo(endByStepping(every, length, factor, start, work), within(1L));
    }
  }

  @Test
  void aFactorOfOne_changesNothing() {
    Random random = new Random(2);
    for (int i = 0; i < 1_000; i++) {
      long start = random.nextInt(1_000_000);
      long work = random.nextInt(1_000_000);

      assertThat(stalls(1_000, 300, 1).end(start, work)).isEqualTo(start + work);
    }
  }

  /** Each hour holds 59 minutes of work at full speed and one at a tenth: 59.1 minutes of work. */
  @Test
  void theEndIsExactAfterDays() {
    long minute = Duration.ofMinutes(1).toNanos();
    long days = Duration.ofDays(100).toNanos();
    long work = 60 * minute + 2_399 * (591 * minute / 10);

    assertThat(stalls(60 * minute, minute, 10).end(0, work)).isEqualTo(days);
    assertThat(stalls(60 * minute, minute, 10).end(days, minute / 10)).isEqualTo(days + minute);
    assertThat(stalls(60 * minute, minute, 10).end(days + minute, 7)).isEqualTo(days + minute + 7);
  }

  @Test
  void withoutAPeriod_thereAreNoStalls() {
    assertThat(StallSchedule.of(new Stall(null, Duration.ofSeconds(1), 10))).isNull();
  }

  @Test
  void aStallAsLongAsItsPeriod_isRejected() {
    assertThatThrownBy(() -> new Stall(Duration.ofSeconds(2), Duration.ofSeconds(2), 10))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("for is 2.0s; allowed: less than every = 2.0s");
  }
}
