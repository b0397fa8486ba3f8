package dev.millrace.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parsing and printing of schedules. */
class ScheduleTest {

  @ParameterizedTest
  @ValueSource(strings = {"a1", "a3b2a1", "a10z1A2Z100"})
  void parse_invertsToString(String text) {
    assertThat(Schedule.parse(text)).hasToString(text);
  }

  @Test
  void letterWithoutNumber_isOneStep() {
    assertThat(Schedule.parse("ab2aa")).hasToString("a1b2a2").isEqualTo(Schedule.parse("a1b2a2"));
    assertThat(Schedule.parse("ab2aa").length()).isEqualTo(5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "3a", "a-1", "a1 b2", "ä", "a1,b2"})
  void malformedText_isRejected(String text) {
    assertThatThrownBy(() -> Schedule.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "'%s' is not a schedule; allowed: letters, each with its number of steps, such as a3b2a1"
                .formatted(text));
  }

  @Test
  void stepCountOutOfRange_isRejected() {
    assertThatThrownBy(() -> Schedule.parse("a0"))
        .hasMessage("'a0' is not a schedule: an actor takes at least 1 step");
    assertThatThrownBy(() -> Schedule.parse("a600000b600000"))
        .hasMessageEndingWith("it has more than 1,000,000 steps");
    assertThatThrownBy(() -> Schedule.parse("a99999999999"))
        .hasMessageEndingWith("it has more than 1,000,000 steps");
  }

  @Test
  void longSchedule_isParsed() {
    assertThat(Schedule.parse("a1b1".repeat(100_000)).length()).isEqualTo(200_000);
  }
}
