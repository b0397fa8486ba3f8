package dev.millrace.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConnectionCalendarTest {

  private record Use(long start, long end) {
    boolean includes(long time) {
      return start <= time && time < end;
    }
  }

  private static long inUse(List<Use> uses, long time) {
    return uses.stream().filter(use -> use.includes(time)).count();
  }

  /** Returns the first time at which a connection is free. */
  private static long earliest(List<Use> uses, int connections, long from) {
    return Stream.concat(Stream.of(from), uses.stream().map(Use::end))
        .filter(time -> time >= from && inUse(uses, time) < connections)
        .mapToLong(Long::longValue)
        .min()
        .orElseThrow();
  }

  @Test
  void callsInTimeOrder_startAtTheEarliestTime() {
    Random random = new Random(1);
    for (int round = 0; round < 100; round++) {
      int connections = 1 + random.nextInt(7);
      var calendar = new ConnectionCalendar(connections);
      List<Use> uses = new ArrayList<>();
      long now = 0;
      for (int i = 0; i < 100; i++) {
        now += random.nextInt(10);
        long work = random.nextInt(5 * connections);
        long start = calendar.reserve(now, from -> from + work);

        assertThat(start).isEqualTo(earliest(uses, connections, now));
        uses.add(new Use(start, start + work));
      }
    }
  }

  @Test
  void callsInAnyOrder_neverExceedTheConnections() {
    Random random = new Random(2);
    for (int round = 0; round < 100; round++) {
      int connections = 1 + random.nextInt(7);
      var calendar = new ConnectionCalendar(connections);
      List<Use> uses = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        long from = random.nextInt(300);
        long work = random.nextInt(20);
        long start = calendar.reserve(from, begin -> begin + work);

        assertThat(start).isGreaterThanOrEqualTo(from);
        uses.add(new Use(start, start + work));
      }
      assertThat(LongStream.range(0, 2_500).map(time -> inUse(uses, time)))
          .allMatch(number -> number <= connections);
    }
  }

  @Test
  void aUseThatEndsBeforeItsStart_occupiesNothing() {
    var calendar = new ConnectionCalendar(1);
    calendar.reserve(0, from -> 10);

    assertThat(calendar.reserve(0, from -> from)).isEqualTo(10);
    assertThat(calendar.reserve(0, from -> from - 5)).isEqualTo(10);
    assertThat(calendar.reserve(0, from -> from + 1)).isEqualTo(10);
  }
}
