package dev.millrace.sim.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScheduleReadingTest {

  private static final String TWO_GROUPS =
      """
      producers {
        a { type = random, gap = 2ms }
        b { type = random, gap = 3ms }
      }
      pipeline { type = queue, capacity = 1 }
      consumers.c { type = slow-database, service = 1ms }
      run { engine = virtual, duration = 7ms }
      """;

  private final List<Long> dueNanos = new ArrayList<>();

  private ScheduleReading read(long limit, String... settings) {
    return Scenarios.parse(TWO_GROUPS).with(settings).readSchedule(limit, dueNanos::add);
  }

  @Test
  void schedules_areMerged() {
    ScheduleReading reading = read(100);

    assertThat(dueNanos)
        .containsExactly(2_000_000L, 3_000_000L, 4_000_000L, 6_000_000L, 6_000_000L);
    assertThat(reading.ended()).isTrue();
  }

  @Test
  void limit_endsTheReading() {
    assertThat(read(2).ended()).isFalse();
    assertThat(dueNanos).hasSize(2);
  }

  @Test
  void limitOfTheRun_counts() {
    assertThat(read(100, "run.messages=3").messages()).isEqualTo(3);
  }

  @Test
  void closedArrivals_areNamed() {
    assertThat(read(100, "producers.b.arrivals=closed").failure())
        .contains("producers.b has closed arrivals");
  }
}
