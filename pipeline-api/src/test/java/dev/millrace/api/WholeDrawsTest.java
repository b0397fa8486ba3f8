package dev.millrace.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WholeDrawsTest {

  @ParameterizedTest
  @ValueSource(
      doubles = {
        0,
        0.5,
        0.49999999999999994,
        1.5,
        2.5,
        1e9 + 0.5,
        0x1p52 - 0.5,
        0x1p52,
        0x1p53 + 2,
        1e300,
        -0.5,
        -7.3,
        -1e300,
        Double.MIN_VALUE,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY
      })
  void roundsAsTheJavaLibraryDoesAndIsNotBelowZero(double draw) {
    assertThat(WholeDraws.rounded(draw)).isEqualTo(Math.max(0, Math.round(draw)));
  }

  @Test
  void roundsRandomNumbersOfEverySizeAsTheJavaLibraryDoes() {
    var random = new Random(1);
    for (int i = 0; i < 10_000; i++) {
      double draw = Math.scalb(random.nextDouble(), random.nextInt(64));
      assertThat(WholeDraws.rounded(draw)).as("%s", draw).isEqualTo(Math.round(draw));
    }
  }
}
