package dev.millrace.sim.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SamplingTest {

  private static final int MANY = 64 * 10_000;

  private long now;
  private long number;

  /** Plays so many messages; returns the numbers of those that were chosen. */
  private List<Integer> chosen(Sampling sampling, int messages, long nanosEach) {
    List<Integer> chosen = new ArrayList<>();
    for (int i = 0; i < messages; i++) {
      now += nanosEach;
      if (sampling.chooses(number++)) {
        chosen.add(i);
        sampling.taken(now);
      }
    }
    return chosen;
  }

  @Test
  void allAreChosenAndStandForThemselves() {
    Sampling all = Sampling.all();

    for (int i = 0; i < MANY; i++) {
      assertThat(all.chooses(i)).isTrue();
      assertThat(all.taken(i)).isEqualTo(1);
    }
  }

  @Test
  void noneIsChosen() {
    assertThat(chosen(Sampling.none(), MANY, 1)).isEmpty();
  }

  @Test
  void someAreOneOfEachBlockAtAPlaceThatChanges() {
    List<Integer> chosen = chosen(Sampling.some(), MANY, 1);

    assertThat(chosen).extracting(i -> i / 64).isEqualTo(upTo(MANY / 64));
    int[] places = new int[64];
    chosen.forEach(i -> places[i % 64]++);
    assertThat(Arrays.stream(places)).allMatch(count -> count > 80 && count < 240);
  }

  @Test
  void oneOfABlockStandsForAllOfIt() {
    Sampling some = Sampling.some();
    while (!some.chooses(number)) {
      number++;
    }

    assertThat(some.taken(0)).isEqualTo(64);
  }

  @Test
  void belowAMillionASecondAllAreChosen() {
    assertThat(chosen(Sampling.byRate(), MANY, 1_001)).hasSize(MANY);
  }

  @Test
  void aboveAMillionASecondSomeAreChosenOnceThatHasLasted() {
    List<Integer> chosen = chosen(Sampling.byRate(), MANY, 999);

    assertThat(chosen.subList(0, 65_536)).isEqualTo(upTo(65_536));
    assertThat(chosen).hasSize(65_536 + (MANY - 65_536) / 64);
  }

  @Test
  void aShortRushIsMeasuredInFull() {
    Sampling sampling = Sampling.byRate();
    for (int burst = 0; burst < 20; burst++) {
      assertThat(chosen(sampling, 60_000, 10)).hasSize(60_000);
      now += 1_000_000_000;
    }
  }

  @Test
  void aWorkerThatBecomesSlowerIsMeasuredInFullWithinTwoBlocks() {
    Sampling sampling = Sampling.byRate();
    chosen(sampling, 200_000, 100);
    now += 1_000_000_000;

    List<Integer> chosen = chosen(sampling, 1_000, 2_000);

    assertThat(chosen.subList(chosen.size() - 800, chosen.size()))
        .isEqualTo(upTo(1_000).subList(200, 1_000));
    assertThat(chosen.get(1)).isLessThan(128);
  }

  @Test
  void itTellsWhichIsTheNextToBeChosen() {
    Sampling some = Sampling.some();
    long next = some.next();

    assertThat(next).isLessThan(64);
    assertThat(some.choosesAny(0, (int) next)).isFalse();
    assertThat(some.choosesAny(0, (int) next + 1)).isTrue();
    assertThat(some.chooses(next)).isTrue();
    assertThat(Sampling.none().choosesAny(0, 1_000_000)).isFalse();
  }

  private static List<Integer> upTo(int end) {
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < end; i++) {
      numbers.add(i);
    }
    return numbers;
  }
}
