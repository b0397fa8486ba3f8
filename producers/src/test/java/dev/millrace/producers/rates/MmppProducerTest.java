package dev.millrace.producers.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.producers.Body.IntegerBody;
import dev.millrace.producers.Messages;
import dev.millrace.producers.rates.MmppProducer.State;
import dev.millrace.testkit.SeededRandom;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MmppProducerTest {

  private static final IntegerBody NUMBERS = new IntegerBody(1, 100);
  private static final List<State> ON_OFF = List.of(state(4, 5), state(0, 20));

  /**
   * By the renewal-reward theorem, 20 messages in a cycle of 25 s. In a cycle the number N varies
   * by 20 + 4² 5² = 420, the length C by 5² + 20² = 425, and their covariance is 4 5² = 100, so N −
   * 0.8 C varies by 532: over 10,000 rounds the rate has a standard error of 0.0092.
   */
  @Test
  void theLongRunRateIsThatOfACycle() throws Exception {
    List<Long> due = run(200_000, ON_OFF, 1).dueNanos();

    double rate = due.size() / (due.get(due.size() - 1) / 1e9);

    assertThat(rate).isBetween(0.8 - 4 * 0.0092, 0.8 + 4 * 0.0092);
  }

  /**
   * The gaps of an on-off Poisson process are independent and hyperexponential (Kuczura, <i>The
   * Interrupted Poisson Process as an Overflow Process</i>, Bell System Technical Journal 52,
   * 1973).
   */
  @ParameterizedTest
  @ValueSource(doubles = {0.1, 1, 8, 40})
  void theGapsOfOnOffTrafficAreHyperexponential(double seconds) throws Exception {
    List<Long> due = run(200_000, ON_OFF, 2).dueNanos();
    long longer = 0;
    for (int i = 0; i < due.size(); i++) {
      longer += due.get(i) - (i == 0 ? 0 : due.get(i - 1)) > seconds * 1e9 ? 1 : 0;
    }

    double sum = 4 + 1 / 5.0 + 1 / 20.0;
    double root = Math.sqrt(sum * sum - 4 * 4 / 20.0);
    double fast = (sum + root) / 2;
    double slow = (sum - root) / 2;
    double share = (4 - slow) / (fast - slow);
    double expected = share * Math.exp(-fast * seconds) + (1 - share) * Math.exp(-slow * seconds);
    double standardError = Math.sqrt(expected * (1 - expected) / due.size());
    assertThat((double) longer / due.size())
        .isBetween(expected - 4 * standardError, expected + 4 * standardError);
  }

  @Test
  void statesOfEqualRate_giveAPoissonProcess() throws Exception {
    List<Long> due = run(100_000, List.of(state(10, 1), state(10, 0.01)), 3).dueNanos();
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < due.size(); i++) {
      double gap = (due.get(i) - (i == 0 ? 0 : due.get(i - 1))) / 1e8;
      sum += gap;
      squares += gap * gap;
    }

    // Exponential: mean 1 and second moment 2; 4 standard errors are 4 / 316 and 4 sqrt(20) / 316.
    assertThat(sum / due.size()).isBetween(1 - 0.0127, 1 + 0.0127);
    assertThat(squares / due.size()).isBetween(2 - 0.0566, 2 + 0.0566);
  }

  @Test
  void statesFollowInOrderFromTheFirst() throws Exception {
    var states = List.of(state(0, 1e-6), state(1e6, 1), state(0, 1e6));

    List<Long> due = run(1000, states, 1).dueNanos();

    assertThat(due.get(0)).isLessThan(100_000);
    assertThat(due.get(999)).isLessThan(100_000_000);
  }

  @Test
  void statesDoNotChangeBodies() throws Exception {
    assertThat(run(100, ON_OFF, 5).bodies()).isEqualTo(run(100, List.of(state(7, 1)), 5).bodies());
  }

  @Test
  void equalSeeds_giveEqualMessages() throws Exception {
    assertThat(run(100, ON_OFF, 5))
        .isEqualTo(run(100, ON_OFF, 5))
        .isNotEqualTo(run(100, ON_OFF, 6));
  }

  @Test
  void itIsEndlessOnlyWithoutALimit() {
    var endless = new MmppProducer.Settings(null, NUMBERS, ON_OFF);
    var limited = new MmppProducer.Settings(3L, NUMBERS, ON_OFF);

    assertThat(new MmppProducer(endless, SeededRandom.of(1)).isEndless()).isTrue();
    assertThat(new MmppProducer(limited, SeededRandom.of(1)).isEndless()).isFalse();
  }

  @Test
  void aCycleWithoutStates_isRejected() {
    assertRejected(List.of(), "states is empty; allowed: at least one");
  }

  @Test
  void statesWithoutMessages_areRejected() {
    assertRejected(
        List.of(state(0, 1), state(0, 2)),
        "all states together have 0.0 messages a round on average; allowed: at least 0.001");
  }

  private static void assertRejected(List<State> states, String message) {
    assertThatThrownBy(() -> new MmppProducer.Settings(null, NUMBERS, states))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  private static State state(double rate, double dwellSeconds) {
    return new State(rate, Duration.ofNanos(Math.round(dwellSeconds * 1e9)));
  }

  private static Messages run(long messages, List<State> states, long seed) throws Exception {
    var settings = new MmppProducer.Settings(messages, NUMBERS, states);
    return Messages.of(new MmppProducer(settings, SeededRandom.of(seed)));
  }
}
