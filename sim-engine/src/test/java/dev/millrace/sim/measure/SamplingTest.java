package dev.millrace.sim.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SamplingTest {

  private static final int MANY = 64 * 10_000;

  private long now;

  /** Counts messages and returns the numbers of the selected ones. */
  private List<Integer> selected(Sampling sampling, int messages, long nanosEach) {
    List<Integer> selected = new ArrayList<>();
    for (int i = 0; i < messages; i++) {
      now += nanosEach;
      if (sampling.select()) {
        selected.add(i);
        sampling.timed(now);
      }
    }
    return selected;
  }

  @Test
  void all_selectsEachMessageForItself() {
    Sampling all = Sampling.all();

    for (int i = 0; i < MANY; i++) {
      assertThat(all.select()).isTrue();
      assertThat(all.isSparse()).isFalse();
      all.timed(i);
    }
  }

  @Test
  void none_selectsNothing() {
    assertThat(selected(Sampling.none(), MANY, 1)).isEmpty();
  }

  @Test
  void sparse_selectsOneOfEachBlockAtChangingPlaces() {
    List<Integer> selected = selected(Sampling.sparse(), MANY, 1);

    assertThat(selected).extracting(i -> i / 64).isEqualTo(upTo(MANY / 64));
    int[] places = new int[64];
    selected.forEach(i -> places[i % 64]++);
    assertThat(Arrays.stream(places)).allMatch(count -> count > 80 && count < 240);
  }

  @Test
  void sparse_selectedMessageRepresentsItsBlock() {
    Sampling some = Sampling.sparse();
    while (!some.select()) {
      now++;
    }

    assertThat(some.isSparse()).isTrue();
  }

  @Test
  void adaptive_belowAMillionASecond_selectsAll() {
    assertThat(selected(Sampling.adaptive(), MANY, 1_001)).hasSize(MANY);
  }

  @Test
  void adaptive_aboveAMillionASecond_becomesSparse() {
    List<Integer> selected = selected(Sampling.adaptive(), MANY, 999);

    assertThat(selected.subList(0, 65_536)).isEqualTo(upTo(65_536));
    assertThat(selected).hasSize(65_536 + (MANY - 65_536) / 64);
  }

  @Test
  void adaptive_shortRush_isMeasuredInFull() {
    Sampling sampling = Sampling.adaptive();
    for (int burst = 0; burst < 20; burst++) {
      assertThat(selected(sampling, 60_000, 10)).hasSize(60_000);
      now += 1_000_000_000;
    }
  }

  @Test
  void adaptive_slowedWorker_isMeasuredInFullWithinTwoBlocks() {
    Sampling sampling = Sampling.adaptive();
    selected(sampling, 200_000, 100);
    now += 1_000_000_000;

    List<Integer> selected = selected(sampling, 1_000, 2_000);

    assertThat(selected.subList(selected.size() - 800, selected.size()))
        .isEqualTo(upTo(1_000).subList(200, 1_000));
    assertThat(selected.get(1)).isLessThan(128);
  }

  private static List<Integer> upTo(int end) {
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < end; i++) {
      numbers.add(i);
    }
    return numbers;
  }
}
