package dev.millrace.sim.scenario.require;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequirementTest {

  @ParameterizedTest
  @CsvSource({
    "sojourn.p99 < 500ms, 5e8",
    "wait.mean<=20 us, 2e4",
    "loss < 0.1%, 0.001",
    "loss <= 0, 0",
    "failed < 100%, 1",
    "throughput > 900/s, 900",
    "throughput > 54 / min, 0.9",
    "throughput >= 3600/h, 1",
    "queue.longest <= 800, 800",
    "utilisation.database < 80%, 0.8"
  })
  void bound_isReadInTheUnitOfItsFigure(String text, double bound) {
    assertThat(Requirement.parse(text).bound()).isEqualTo(bound);
  }

  @ParameterizedTest
  @CsvSource({"loss < 101%", "loss < -1%", "throughput > 1/d", "queue.mean < 1e3", "wait.p99 < 1"})
  void boundOutsideItsUnit_isRefused(String text) {
    assertThatThrownBy(() -> Requirement.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("allowed: ");
  }

  @ParameterizedTest
  @CsvSource({
    "<, 1, false",
    "<=, 1, true",
    ">, 1, false",
    ">=, 1, true",
    "<, 0.9, true",
    ">, 1.1, true"
  })
  void relation_includesTheBoundIfWritten(String relation, double value, boolean holds) {
    Requirement requirement = Requirement.parse("queue.mean " + relation + " 1");

    assertThat(requirement.relation().holds(value, requirement.bound())).isEqualTo(holds);
  }

  @Test
  void requirement_isPrintedAsItWasWritten() {
    assertThat(Requirement.parse(" sojourn.p99<500 ms ")).hasToString("sojourn.p99 < 500 ms");
  }

  @ParameterizedTest
  @CsvSource({
    "sojourn.p99, 99",
    "sojourn.p99.9, 99.9",
    "sojourn.p999, 99.9",
    "sojourn.p5, 5",
    "sojourn.p99.50, 99.5"
  })
  void percentile_mayBeWrittenWithoutItsPoint(String name, double percentage) {
    assertThat(Figure.parse(name).percentage()).isEqualTo(percentage);
  }

  @ParameterizedTest
  @CsvSource({"sojourn.p0", "sojourn.p100.5", "sojourn.p", "sojourn", "utilisation.", "p99"})
  void otherName_isNoFigure(String name) {
    assertThatThrownBy(() -> Figure.parse(name)).hasMessageContaining("is no figure");
  }
}
