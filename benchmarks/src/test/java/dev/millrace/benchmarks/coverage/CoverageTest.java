package dev.millrace.benchmarks.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.millrace.sim.study.Estimate;
import org.junit.jupiter.api.Test;

class CoverageTest {

  private final Coverage coverage = new Coverage(4);

  @Test
  void intervalMissingTrueValue_countsBelowOrAbove() {
    coverage.add(new Estimate(4.1, 3.9, 4.3));
    coverage.add(new Estimate(3.8, 3.6, 4));
    coverage.add(new Estimate(3.5, 3.3, 3.7));
    coverage.add(new Estimate(4.6, 4.4, 4.8));
    coverage.add(new Estimate(4.7, 4.5, 4.9));

    assertThat(coverage.below()).isEqualTo(1);
    assertThat(coverage.above()).isEqualTo(2);
    assertThat(coverage.share()).isCloseTo(0.4, within(1e-12));
    assertThat(coverage.meanValue()).isCloseTo(4.14, within(1e-12));
    assertThat(coverage.meanHalfWidth()).isCloseTo(0.2, within(1e-12));
  }

  /** Wilson's interval for 285 of 300: the roots of (0.95 - q)² = z² q (1 - q) / 300. */
  @Test
  void rangeIsWilsonInterval() {
    for (int i = 0; i < 300; i++) {
      coverage.add(i < 285 ? new Estimate(4, 3, 5) : new Estimate(2, 1, 3));
    }

    assertThat(coverage.range().value()).isCloseTo(0.95, within(1e-12));
    assertThat(coverage.range().low()).isCloseTo(0.9192, within(5e-5));
    assertThat(coverage.range().high()).isCloseTo(0.96947, within(5e-5));
  }
}
