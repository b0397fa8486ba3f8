package dev.millrace.sim.engine.virtualtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.testkit.SeededRandom;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventListTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 8, 13, 64, 100})
  void first_hasTheLeastTimeAndThenTheLowestNumber(int workers) {
    RandomGenerator random = SeededRandom.of(workers);
    EventList events = new EventList(workers);
    long[] times = new long[workers];
    Arrays.fill(times, EventList.NEVER);
    for (int i = 0; i < 2000; i++) {
      int worker = random.nextInt(workers);
      long time = random.nextInt(8) == 0 ? EventList.NEVER : random.nextInt(10);
      events.set(worker, time);
      times[worker] = time;

      int first = 0;
      for (int other = 1; other < workers; other++) {
        first = times[other] < times[first] ? other : first;
      }
      assertThat(events.firstNanos()).isEqualTo(times[first]);
      if (times[first] != EventList.NEVER) {
        assertThat(events.first()).isEqualTo(first);
      }
    }
  }
}
