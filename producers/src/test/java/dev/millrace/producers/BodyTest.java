package dev.millrace.producers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.producers.Body.IntegerBody;
import dev.millrace.producers.Body.TextBody;
import dev.millrace.testkit.SeededRandom;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BodyTest {

  @Test
  void integersCoverTheirRange() {
    assertThat(draws(new IntegerBody(-2, 3), 1, 500))
        .hasOnlyElementsOfType(Integer.class)
        .contains(-2, -1, 0, 1, 2, 3)
        .allMatch(drawn -> (int) drawn >= -2 && (int) drawn <= 3);
  }

  @Test
  void anIntegerBodyPrintsItsNumber() {
    assertThat(draws(new IntegerBody(43, 43), 1, 1)).first().hasToString("43");
  }

  @Test
  void integersMayBeTheMaximumOfInt() {
    assertThat(draws(new IntegerBody(Integer.MAX_VALUE, Integer.MAX_VALUE), 1, 2))
        .containsOnly(Integer.MAX_VALUE);
  }

  @Test
  void integersMayCoverAllOfInt() {
    var all = new IntegerBody(Integer.MIN_VALUE, Integer.MAX_VALUE);

    assertThat(drawn(all, 0L)).isEqualTo(Integer.MIN_VALUE);
    assertThat(drawn(all, -1L)).isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void integersAreUniform() {
    // One of the 2^32 values of the upper half of a draw is rejected; it is 0.
    assertThat(drawn(new IntegerBody(0, 2), 0L, -1L)).isEqualTo(2);
    assertThat(draws(new IntegerBody(0, 2), 1, 30_000))
        .satisfies(
            all ->
                assertThat(all.stream().filter(drawn -> (int) drawn == 1).count())
                    .isBetween(9_700L, 10_300L));
  }

  @Test
  void minAboveMax_isRejected() {
    assertThatThrownBy(() -> new IntegerBody(5, 4))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("min is 5; allowed: at most max = 4");
  }

  @Test
  void textsArePrintableAndOfTheirLength() {
    List<Object> texts = draws(new TextBody(200), 1, 50);

    assertThat(texts).allSatisfy(text -> assertThat((String) text).matches("[ -~]{200}"));
    assertThat(String.join("", texts.stream().map(String.class::cast).toList()))
        .contains(" ", "~", "A", "z", "0");
    assertThat(draws(new TextBody(0), 1, 1)).containsExactly("");
  }

  @Test
  void equalSeeds_giveEqualBodies() {
    for (Body body : List.of(new IntegerBody(1, 100), new TextBody(20))) {
      assertThat(draws(body, 7, 20)).isEqualTo(draws(body, 7, 20)).isNotEqualTo(draws(body, 8, 20));
    }
  }

  private static List<Object> draws(Body body, long seed, int count) {
    return Stream.generate(body.sampler(SeededRandom.of(seed))).limit(count).toList();
  }

  /** Returns the first body for a generator of these numbers. */
  private static Object drawn(Body body, Long... numbers) {
    return body.sampler(List.of(numbers).iterator()::next).get();
  }
}
