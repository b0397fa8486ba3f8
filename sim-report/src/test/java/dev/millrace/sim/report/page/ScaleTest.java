package dev.millrace.sim.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScaleTest {

  @Test
  void ticks_areRoundNumbers() {
    assertThat(Scale.COUNT.ticks(0, 496)).containsExactly(0.0, 100.0, 200.0, 300.0, 400.0);
    assertThat(Scale.TIME.ticks(0, 11.2)).containsExactly(0.0, 5.0, 10.0);
  }

  @Test
  void ticksOfNumbersThatDoublesHardlyTellApart_end() {
    assertThat(Scale.COUNT.ticks(1e16, 1e16 + 4)).hasSizeLessThanOrEqualTo(12);
  }

  @Test
  void durations_haveTicksAtPowersOfTen() {
    assertThat(Scale.DURATION.ticks(2e6, 3e9)).containsExactly(1e7, 1e8, 1e9);
  }

  @Test
  void durations_withinOneDecade_stillHaveATick() {
    assertThat(Scale.DURATION.ticks(2e6, 3e6)).containsExactly(2e6, 3e6);
  }

  @Test
  void percentiles_haveTicksAtTheNines() {
    assertThat(Scale.PERCENTILE.ticks(0, 0.9995)).containsExactly(0.0, 0.9, 0.99, 0.999);
  }

  @Test
  void percentiles_arePlacedByTheirNines() {
    assertThat(Scale.PERCENTILE.place(0.999)).isCloseTo(3, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({"0.9, 90 %", "0.99, 99 %", "0.9999, 99.99 %", "0.5, 50 %", "0, 0 %"})
  void percentiles_readWithTheDigitsThatTheyNeed(double share, String text) {
    assertThat(Scale.PERCENTILE.format(share)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"0, 0 s", "0.25, 250 ms", "90, 90.0 s"})
  void times_readAsDurations(double seconds, String text) {
    assertThat(Scale.TIME.format(seconds)).isEqualTo(text);
  }
}
