package dev.millrace.sim.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0 ns",
    "999, 999 ns",
    "1000, 1.00 us",
    "9994, 9.99 us",
    "12345, 12.3 us",
    "999499, 999 us",
    "999500, 1.00 ms",
    "123456789, 123 ms",
    "999500000, 1.00 s",
    "59900000000, 59.9 s",
    "600000000000, 10.0 min",
  })
  void aDurationHasThreeDigitsAndAUnit(long nanos, String expected) {
    assertThat(Figures.duration(nanos).trim()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0.0 %",
    "0.0004, < 0.1 %",
    "0.5, 50.0 %",
    "0.99995, > 99.9 %",
    "1, 100.0 %",
  })
  void aShareIsRoundedNeitherToNothingNorToAll(double share, String expected) {
    assertThat(Figures.percent(share)).isEqualTo(expected);
  }
}
