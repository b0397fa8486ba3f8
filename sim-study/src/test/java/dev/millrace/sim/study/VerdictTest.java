package dev.millrace.sim.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.sim.scenario.require.Requirement;
import dev.millrace.sim.study.Verdict.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTest {

  private static Outcome outcome(String requirement, Estimate figure, boolean expectsInterval) {
    return Verdict.outcome(Requirement.parse(requirement), figure, expectsInterval);
  }

  @ParameterizedTest
  @CsvSource({
    "queue.mean < 10, 7, 9, MET",
    "queue.mean < 10, 9, 10, UNDECIDED",
    "queue.mean <= 10, 9, 10, MET",
    "queue.mean < 10, 9, 11, UNDECIDED",
    "queue.mean < 10, 10, 11, MISSED",
    "queue.mean > 10, 11, 12, MET",
    "queue.mean > 10, 10, 12, UNDECIDED",
    "queue.mean >= 10, 8, 9, MISSED"
  })
  void interval_decides(String requirement, double low, double high, Outcome expected) {
    Estimate figure = new Estimate((low + high) / 2, low, high);

    assertThat(outcome(requirement, figure, true)).isEqualTo(expected);
  }

  @Test
  void valueOfASingleRun_decides() {
    assertThat(outcome("queue.longest <= 10", Estimate.without(10), false)).isEqualTo(Outcome.MET);
    assertThat(outcome("queue.longest <= 10", Estimate.without(11), false))
        .isEqualTo(Outcome.MISSED);
  }

  @Test
  void missingIntervalOfReplications_leavesItUndecided() {
    assertThat(outcome("wait.p99.9 < 1s", Estimate.without(1), true)).isEqualTo(Outcome.UNDECIDED);
  }

  @Test
  void nothingMeasured_leavesItUndecided() {
    assertThat(outcome("wait.mean < 1s", Estimate.without(Double.NaN), false))
        .isEqualTo(Outcome.UNDECIDED);
  }
}
