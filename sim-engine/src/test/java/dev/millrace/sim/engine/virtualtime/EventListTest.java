package dev.millrace.sim.engine.virtualtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.testkit.SeededRandom;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgendaTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 8, 13, 64, 100})
  void theFirstHasTheLeastTimeAndOfEqualTimesTheLowestNumber(int workers) {
    RandomGenerator random = SeededRandom.of(workers);
    Agenda agenda = new Agenda(workers);
    long[] times = new long[workers];
    Arrays.fill(times, Agenda.NEVER);
    for (int i = 0; i < 2000; i++) {
      int worker = random.nextInt(workers);
      long time = random.nextInt(8) == 0 ? Agenda.NEVER : random.nextInt(10);
      agenda.set(worker, time);
      times[worker] = time;

      int first = 0;
      for (int other = 1; other < workers; other++) {
        first = times[other] < times[first] ? other : first;
      }
      assertThat(agenda.firstNanos()).isEqualTo(times[first]);
      if (times[first] != Agenda.NEVER) {
        assertThat(agenda.first()).isEqualTo(first);
      }
    }
  }
}
