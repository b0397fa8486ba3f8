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
        0.49999999999999994,
        0.5000000000000001,
        1.5,
        2.4999999999999996,
        2.5000000000000004,
        1e9 + 0.25,
        1e9 + 0.75,
        0x1p51 - 0.5,
        0x1p51,
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
    assertThat(WholeDraws.rounded(draw)).isEqualTo(Math.max(0, (long) Math.rint(draw)));
  }

  @Test
  void ofTwoThatAreEquallyNearTheEvenOneIsTaken() {
    assertThat(WholeDraws.rounded(0.5)).isZero();
    assertThat(WholeDraws.rounded(1.5)).isEqualTo(2);
    assertThat(WholeDraws.rounded(2.5)).isEqualTo(2);
    assertThat(WholeDraws.rounded(1e9 + 0.5)).isEqualTo(1_000_000_000);
  }

  @Test
  void roundsRandomNumbersOfEverySizeAsTheJavaLibraryDoes() {
    var random = new Random(1);
    for (int i = 0; i < 10_000; i++) {
      double draw = Math.scalb(random.nextDouble(), random.nextInt(64));
      assertThat(WholeDraws.rounded(draw)).as("%s", draw).isEqualTo((long) Math.rint(draw));
    }
  }
}
