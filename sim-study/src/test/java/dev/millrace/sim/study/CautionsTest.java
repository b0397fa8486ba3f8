package dev.millrace.sim.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.sim.measure.Latencies;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class CautionsTest {

  private static double largestCube(int values, DoubleUnaryOperator inverse) {
    Random random = new Random(1);
    Latencies latencies = new Latencies();
    for (int i = 0; i < values; i++) {
      latencies.record(Math.round(1e6 * inverse.applyAsDouble(1 - random.nextDouble())));
    }
    return Cautions.largestCube(latencies);
  }

  @Test
  void paretoValues_withoutThirdMoment_areDominatedByOne() {
    assertThat(largestCube(300_000, u -> Math.pow(u, -1 / 2.5))).isGreaterThan(0.2);
  }

  @Test
  void exponentialValues_areNot() {
    assertThat(largestCube(10_000, u -> -Math.log(u))).isLessThan(0.05);
  }

  @Test
  void fewValues_areNotExamined() {
    assertThat(largestCube(5, u -> 1)).isZero();
  }
}
