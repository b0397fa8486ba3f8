package dev.millrace.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DoubleRingTest {

  @Test
  void wrappingAndGrowingRing_behavesLikeArrayDeque() {
    DoubleRing ring = new DoubleRing();
    Queue<Double> expected = new ArrayDeque<>();
    SplittableRandom random = new SplittableRandom(1);
    for (int step = 0; step < 10_000; step++) {
      // First as many adds as removes, so that it wraps; then more adds, so that it grows.
      if (expected.isEmpty() || random.nextDouble() < (step < 1000 ? 0.5 : 0.6)) {
        ring.add(step);
        expected.add((double) step);
      } else {
        assertThat(ring.removeFirst()).isEqualTo(expected.remove());
      }
      assertThat(ring.size()).isEqualTo(expected.size());
    }
  }
}
