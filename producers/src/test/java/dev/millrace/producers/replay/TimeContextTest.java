package dev.millrace.producers.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TimeContextTest {

  private static final TimeFormat SYSLOG = TimeFormat.parse("MMM ppd HH:mm:ss");

  @Test
  void theYearChangesAtNewYear() {
    assertThat(read(2025, "Dec 31 23:59:59", "Jan  1 00:00:00"))
        .containsExactly("2025-12-31T23:59:59Z", "2026-01-01T00:00:00Z");
  }

  @Test
  void theYearChangesBackForLateRows() {
    assertThat(read(2025, "Dec 31 23:59:59", "Jan  1 00:00:00", "Dec 31 23:59:58"))
        .last()
        .isEqualTo("2025-12-31T23:59:58Z");
  }

  @Test
  void theFirstYearIsTheLatestBeforeTheFileWasWritten() {
    assertThat(read(null, "Dec 20 00:00:00", "Jan  3 00:00:00"))
        .containsExactly("2025-12-20T00:00:00Z", "2026-01-03T00:00:00Z");
    assertThat(read(null, "Jan  5 00:00:00")).containsExactly("2026-01-05T00:00:00Z");
  }

  @Test
  void aLeapDayIsFound() {
    assertThat(read(null, "Feb 29 12:00:00")).containsExactly("2024-02-29T12:00:00Z");
  }

  @Test
  void aLeapDayOfAnotherYear_isMalformed() {
    assertThatThrownBy(() -> read(2025, "Feb 29 12:00:00"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("'Feb 29 12:00:00' is not a time");
  }

  @Test
  void aTimeWithoutZone_isInThatOfTheContext() {
    var berlin = new TimeContext(ZoneId.of("Europe/Berlin"), null, LocalDate::now);

    assertThat(instant(TimeFormat.ISO, "2026-07-01 12:00:00", berlin))
        .isEqualTo("2026-07-01T10:00:00Z");
    assertThat(instant(TimeFormat.ISO, "2026-07-01 12:00:00Z", berlin))
        .isEqualTo("2026-07-01T12:00:00Z");
  }

  private static List<String> read(@Nullable Integer year, String... times) {
    var context = new TimeContext(ZoneOffset.UTC, year, () -> LocalDate.of(2026, 1, 4));
    return Arrays.stream(times).map(time -> instant(SYSLOG, time, context)).toList();
  }

  private static String instant(TimeFormat format, String text, TimeContext context) {
    return Instant.ofEpochSecond(0, format.epochNanos(text, context)).toString();
  }
}
