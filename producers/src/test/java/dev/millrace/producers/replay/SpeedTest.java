package dev.millrace.producers.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpeedTest {

  @ParameterizedTest
  @CsvSource({
    "1, 9223372036854775807, 9223372036854775807",
    "360, 3600000000000, 10000000000",
    "0.5, 3, 6",
    "3, 10, 3",
    "3, 11, 4",
    "max, 3600000000000, 0",
  })
  void scaledTimesAreRoundedExactly(String speed, long recorded, long due) {
    assertThat(Speed.parse(speed).scale(recorded)).isEqualTo(due);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "fast", "", "MAX", "1e-7", "1000000001", "1e999999999"})
  void anInvalidSpeed_isRejected(String text) {
    assertThatThrownBy(() -> Speed.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "'%s' is not a speed; allowed: a number from 0.000001 to 1000000000, or max", text);
  }
}
