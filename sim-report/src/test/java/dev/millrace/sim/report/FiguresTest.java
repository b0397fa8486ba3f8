package dev.millrace.sim.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
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
  void duration_hasThreeDigitsAndUnit(long nanos, String expected) {
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
  void percent_isRoundedNeitherTo0NorTo100(double share, String expected) {
    assertThat(Figures.percent(share)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0.0",
    "0.0000012, 0.0000012",
    "0.0109, 0.011",
    "0.3333, 0.33",
    "0.994, 0.99",
    "0.999, 1.0",
    "270.24, 270.2",
    "12345.67, '12,345.7'",
  })
  void rate_below1_hasTwoSignificantDigits(double perSecond, String expected) {
    assertThat(Figures.rate(perSecond)).isEqualTo(expected);
  }

  @Test
  void rate_unknown_isDash() {
    assertThat(Figures.rate(null)).isEqualTo("-");
  }
}
