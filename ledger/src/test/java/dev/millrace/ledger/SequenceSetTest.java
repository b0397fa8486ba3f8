package dev.millrace.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SequenceSetTest {

  @Test
  void ofAMillionNumbersInOrderOneChunkIsOpen() {
    var set = new SequenceSet();
    for (long n = 0; n < 1_000_000; n++) {
      assertThat(set.add(n)).isTrue();
    }

    assertThat(set.openChunks()).isEqualTo(1);
    assertThat(set.missingBelow(1_000_000, 5, n -> {})).isZero();
  }

  @Test
  void aNumberIsAddedOnce() {
    var set = new SequenceSet();

    assertThat(set.add(7)).isTrue();
    assertThat(set.add(7)).isFalse();
    assertThat(set.contains(7)).isTrue();
    assertThat(set.contains(6)).isFalse();
  }

  @Test
  void namesTheFirstMissingAndCountsAll() {
    var set = new SequenceSet();
    for (long n : new long[] {2, 3, 5}) {
      set.add(n);
    }
    List<Long> missing = new ArrayList<>();

    assertThat(set.missingBelow(10, 3, missing::add)).isEqualTo(7);
    assertThat(missing).containsExactly(0L, 1L, 4L);
  }

  @Test
  void numbersBeyondTheEndAreNamed() {
    var set = new SequenceSet();
    for (long n : new long[] {0, 1, 2, 3, 9}) {
      set.add(n);
    }
    List<Long> beyond = new ArrayList<>();

    assertThat(set.presentFrom(2, 2, beyond::add)).isEqualTo(3);
    assertThat(beyond).containsExactly(2L, 3L);
    assertThat(set.presentFrom(10, 2, beyond::add)).isZero();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void agreesWithATreeSetOnRandomNumbers(long seed) {
    var random = new Random(seed);
    var set = new SequenceSet();
    var model = new TreeSet<Long>();
    for (int i = 0; i < 2_000; i++) {
      long n = random.nextInt(600);
      assertThat(set.add(n)).as("adding %s", n).isEqualTo(model.add(n));
    }
    for (long n = -1; n <= 600; n++) {
      assertThat(set.contains(n)).isEqualTo(model.contains(n));
    }
    long missing = 0;
    for (long n = 0; n < 700; n++) {
      missing += model.contains(n) ? 0 : 1;
    }
    assertThat(set.missingBelow(700, 0, n -> {})).isEqualTo(missing);
    assertThat(set.presentFrom(300, 0, n -> {})).isEqualTo(model.tailSet(300L).size());
  }

  @Test
  void aShuffleFillsUpEveryChunk() {
    List<Long> numbers = new ArrayList<>();
    for (long n = 0; n < 5 * 4096; n++) {
      numbers.add(n);
    }
    Collections.shuffle(numbers, new Random(1));
    var set = new SequenceSet();
    numbers.forEach(n -> assertThat(set.add(n)).isTrue());
    numbers.forEach(n -> assertThat(set.add(n)).isFalse());

    assertThat(set.openChunks()).isZero();
    assertThat(set.missingBelow(5 * 4096, 1, n -> {})).isZero();
    assertThat(set.presentFrom(4000, 1, n -> {})).isEqualTo(5 * 4096 - 4000);
  }

  @Test
  void aNumberThatNeverComesKeepsItsChunkOpenAndNoOther() {
    var set = new SequenceSet();
    for (long n = 0; n < 100 * 4096; n++) {
      if (n != 5000) {
        set.add(n);
      }
    }
    List<Long> missing = new ArrayList<>();

    assertThat(set.openChunks()).isEqualTo(1);
    assertThat(set.missingBelow(100 * 4096, 2, missing::add)).isEqualTo(1);
    assertThat(missing).containsExactly(5000L);
  }

  @Test
  void anAbsurdNumberIsCountedAtOnce() {
    var set = new SequenceSet();
    set.add(Long.MAX_VALUE);
    set.add(3);
    List<Long> beyond = new ArrayList<>();

    assertThat(set.presentFrom(2, 2, beyond::add)).isEqualTo(2);
    assertThat(beyond).containsExactly(3L, Long.MAX_VALUE);
  }
}
