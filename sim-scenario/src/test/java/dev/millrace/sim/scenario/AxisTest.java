package dev.millrace.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AxisTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "4,8,12 | 4;8;12",
        "block, drop-oldest | block;drop-oldest",
        "50..200 step 50 | 50;100;150;200",
        "1..4 | 1;2;3;4",
        "0.1..0.3 step 0.1 | 0.1;0.2;0.3",
        "1..1024 times 4 | 1;4;16;64;256;1024",
        "1..6 times 1.5 | 1;2;3;5",
        "1ms..3ms step 1ms | 1ms;2ms;3ms",
        "500us..2ms step 500us | 500us;1000us;1500us;2000us",
        "1..3,10 | 1;2;3;10",
        "1%..3% step 1% | 1%;2%;3%",
        "4,4,8 | 4;8",
        "../trace.csv | ../trace.csv",
        "{ type = queue, capacity = 5 },{ type = lock } | { type = queue, capacity = 5 };{ type = lock }",
        "\"a,b\",c | \"a,b\";c"
      })
  void valuesAreThoseOfTheText(String text, String values) {
    assertThat(Axis.of("a.b=" + text).values()).containsExactly(values.split(";"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "50..10 step 5 | runs backwards",
        "1..5 step 0 | has no step above 0",
        "1..5 times 1 | does not grow",
        "1..5 by 2 | is no range",
        "1ms..5ms | has no step",
        "1ms..5 step 1ms | have different units",
        "1,,2 | an empty value",
        "1..9000000 | 9,000,000 values; allowed: at most 1,000,000"
      })
  void malformedValuesAreRefused(String text, String message) {
    assertThatThrownBy(() -> Axis.of("a.b=" + text))
        .isInstanceOf(ScenarioException.class)
        .hasMessageStartingWith("vary a.b=" + text + ": ")
        .hasMessageContaining(message);
  }

  @Test
  void keyIsRequired() {
    assertThatThrownBy(() -> Axis.of("50..100")).hasMessageContaining("no '='; allowed: KEY=");
  }

  @Test
  void sweepItselfCannotVary() {
    assertThatThrownBy(() -> Axis.of("sweep.vary.x=1,2"))
        .hasMessageContaining("the sweep itself cannot vary");
  }
}
