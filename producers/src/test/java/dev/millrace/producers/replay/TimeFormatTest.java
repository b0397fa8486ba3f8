package dev.millrace.producers.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeFormatTest {

  @ParameterizedTest
  @CsvSource({
    "epoch-s, 1700158623, 1700158623000000000",
    "epoch-s, 1700158623.123456789, 1700158623123456789",
    "epoch-s, 1700158623.1234567899, 1700158623123456789",
    "epoch-s, -0.000000001, -1",
    "epoch-s, 1.700158623e9, 1700158623000000000",
    "epoch-ms, 1700158623123.456789, 1700158623123456789",
    "epoch-us, 1700158623123456.789, 1700158623123456789",
    "epoch-ns, 1700158623123456789, 1700158623123456789",
    "epoch-ns, ' 9223372036854775807 ', 9223372036854775807",
    "iso, 2023-11-16T18:17:03.123456789Z, 1700158623123456789",
    "iso, 2023-11-16T19:17:03.123456789+01:00, 1700158623123456789",
    "iso, 2023-11-16T12:47:03.123456789-0530, 1700158623123456789",
    "iso, 2023-11-16T18:17:03.123456789, 1700158623123456789",
    "iso, 2023-11-16 18:17:03.1234567, 1700158623123456700",
    "iso, 2023-11-16t18:17z, 1700158620000000000",
    "yyyy-MM-dd HH:mm:ss.SSSSSSS, 2023-11-16 18:17:03.1234567, 1700158623123456700",
    "dd/MMM/yyyy:HH:mm:ss Z, 16/Nov/2023:19:17:03 +0100, 1700158623000000000",
    "yyyyMMddHHmmss, 20231116181703, 1700158623000000000",
    "yyyy-MM-dd hh:mm:ss a, 2023-11-16 06:17:03 PM, 1700158623000000000",
    "iso, '2023-11-16T18:17:03,979', 1700158623979000000",
    "iso, '2023-11-16 18:17:03,979 +0000', 1700158623979000000",
    "iso, 2023-11-16T18:17:03+0000, 1700158623000000000",
    "iso, 2023-11-16 18:17:03 UTC, 1700158623000000000",
    "iso, 2023-11-16 18:17:03.5 gmt, 1700158623500000000",
    "iso, 2023-11-16T18:17:03Z[UTC], 1700158623000000000",
    "iso, 2023-11-16 12:47:03 -05:30, 1700158623000000000",
    "iso, 2024-02-29T00:00Z, 1709164800000000000",
    "yyyy-MM-dd HH:mm:ss[.SSSSSS][.SSS], 2023-11-16 18:17:03.979, 1700158623979000000",
    "yyyy-MM-dd HH:mm:ss[.SSSSSS][.SSS], 2023-11-16 18:17:03.979001, 1700158623979001000",
    "yyyy-MM-dd HH:mm:ss[.SSSSSS][.SSS], 2023-11-16 18:17:03, 1700158623000000000",
    "yyyy-MM-dd HH:mm[:ss[.SSS]], 2023-11-16 18:17, 1700158620000000000",
    "[yyyy-MM-dd][dd.MM.yyyy] HH:mm, 16.11.2023 18:17, 1700158620000000000",
    "yyyy-MM-dd'['HH:mm']', 2023-11-16[18:17], 1700158620000000000",
    "uuuu-DDD HH:mm, 2023-320 18:17, 1700158620000000000",
    "EEE MMM d HH:mm:ss z yyyy, Thu Nov 16 18:17:03 UTC 2023, 1700158623000000000",
    "yyyy-MM-dd HH:mm:ss VV, 2023-11-16 19:17:03 Europe/Paris, 1700158623000000000",
    "yyyy-MM-dd HH:mm:ss O, 2023-11-16 19:17:03 GMT+1, 1700158623000000000",
    "'yyyy-MM-dd HH:mm:ss ', 2023-11-16 18:17:03, 1700158623000000000",
    "' yyyy-MM-dd HH:mm:ss', '2023-11-16 18:17:03 ', 1700158623000000000",
  })
  void timesAreParsedToTheNanosecond(String format, String text, long nanos) {
    assertThat(TimeFormat.parse(format).epochNanos(text, TimeContext.utc(2023))).isEqualTo(nanos);
  }

  @ParameterizedTest
  @CsvSource({
    "iso, 2023-02-30T00:00:00Z",
    "iso, 2023-02-29 12:00:00",
    "iso, 2023-02-28T24:00:01Z",
    "iso, 2023-04-31T00:00:00+02:00",
    "iso, 2023-03-26T02:30:00[Europe/Paris]",
    "yyyy-MM-dd HH:mm:ss, 2023-02-30 00:00:00",
    "uuuu-MM-dd HH:mm:ss, 2023-06-31 00:00:00",
    "uuuu-DDD HH:mm, 2023-366 00:00",
    "dd/MMM/yyyy:HH:mm:ss Z, 31/Sep/2023:00:00:00 +0000",
    "yyyy-MM-dd HH:mm VV, 2023-03-26 02:30 Europe/Paris",
  })
  void aTimeThatDoesNotExist_isRejected(String format, String text) {
    assertThatThrownBy(() -> TimeFormat.parse(format).epochNanos(text, TimeContext.utc(2023)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("'%s' is not a time; expected the format %s", text, format);
  }

  @ParameterizedTest
  @CsvSource({
    "2023-07-01 12:00:00 EST, 2023-07-01T17:00:00Z",
    "2023-07-01 12:00:00 EDT, 2023-07-01T16:00:00Z",
    "2023-01-01 12:00:00 edt, 2023-01-01T16:00:00Z",
    "2023-11-05 01:59:59 EDT, 2023-11-05T05:59:59Z",
    "2023-11-05 01:00:00 EST, 2023-11-05T06:00:00Z",
    "2023-11-05 02:00:00 EST, 2023-11-05T07:00:00Z",
    "2023-07-01 12:00:00 CET, 2023-07-01T11:00:00Z",
    "2023-01-01 12:00:00 CEST, 2023-01-01T10:00:00Z",
    "2023-07-01 12:00:00 BST, 2023-07-01T11:00:00Z",
    "2023-07-01 12:00:00 UTC, 2023-07-01T12:00:00Z",
    "2023-07-01 12:00:00 Europe/Paris, 2023-07-01T10:00:00Z",
  })
  void aZoneNameIsTheSameOffsetAllYear(String text, Instant time) {
    assertThat(TimeFormat.parse("yyyy-MM-dd HH:mm:ss z").epochNanos(text, TimeContext.utc(2023)))
        .isEqualTo(time.getEpochSecond() * 1_000_000_000);
  }

  @ParameterizedTest
  @CsvSource({
    "2023-07-01 12:00:00 Eastern Standard Time, 2023-07-01T17:00:00Z",
    "2023-01-01 12:00:00 Eastern Daylight Time, 2023-01-01T16:00:00Z",
    "2023-01-01 12:00:00 Central European Summer Time, 2023-01-01T10:00:00Z",
  })
  void aLongZoneNameIsTheSameOffsetAllYear(String text, Instant time) {
    assertThat(TimeFormat.parse("yyyy-MM-dd HH:mm:ss zzzz").epochNanos(text, TimeContext.utc(2023)))
        .isEqualTo(time.getEpochSecond() * 1_000_000_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"IST", "XYZ", "GMT+02:00", "UTCEST"})
  void anAmbiguousZoneName_isRejected(String zone) {
    TimeFormat times = TimeFormat.parse("yyyy-MM-dd HH:mm:ss z");

    assertThatThrownBy(() -> times.epochNanos("2023-07-01 12:00:00 " + zone, TimeContext.utc(2023)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("such as 2023-11-16 18:17:03 UTC");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "epoch",
        "ISO",
        "yyyy-MM-dd",
        "HH:mm:ss",
        "yyyy-mm-dd HH:mm:ss",
        "YYYY-MM-dd HH:mm:ss",
        "yyyy-MM-dd hh:mm:ss",
        "yyyy-MM-dd 'T",
        ""
      })
  void anIncompletePattern_isRejected(String pattern) {
    assertThatThrownBy(() -> TimeFormat.parse(pattern))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "'%s' is not a time format; allowed: epoch-s, epoch-ms, epoch-us, epoch-ns, iso, and"
                    .formatted(pattern)
                + " java.time patterns with a date and a time of day, such as"
                + " yyyy-MM-dd HH:mm:ss");
  }

  @ParameterizedTest
  @CsvSource({
    "epoch-s, 1700158623.97996",
    "epoch-ms, 1700158623979.96",
    "epoch-us, 1700158623979960",
    "epoch-ns, 1700158623979960000",
    "iso, 2023-11-16T18:17:03.97996Z",
    "yyyy-MM-dd HH:mm:ss.SSSSSSS, 2023-11-16 18:17:03.9799600",
  })
  void anInvalidTime_isRejectedWithAnExample(String format, String example) {
    TimeFormat times = TimeFormat.parse(format);

    assertThat(times.epochNanos(example, TimeContext.utc(2023))).isEqualTo(1700158623979960000L);
    for (String text : new String[] {"noon", "", "1".repeat(101)}) {
      assertThatThrownBy(() -> times.epochNanos(text, TimeContext.utc(2023)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "%s is not a time; expected the format %s, such as %s",
              Quoted.of(text), format, example);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "epoch-s, 9223372037",
    "epoch-ns, 9223372036854775808",
    "epoch-s, 1e99999999",
    "epoch-s, 1e-999999999",
    "iso, 2262-04-12T00:00:00Z",
    "iso, 1600-01-01T00:00:00Z",
  })
  void aTimeOutOfRange_isRejected(String format, String text) {
    assertThatThrownBy(() -> TimeFormat.parse(format).epochNanos(text, TimeContext.utc(2023)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the time '%s' is out of range; allowed: the years 1678 to 2261", text);
  }

  @Test
  void toString_isTheTextOfTheScenario() {
    assertThat(TimeFormat.parse("epoch-ms")).hasToString("epoch-ms");
    assertThat(TimeFormat.parse("yyyy-MM-dd HH:mm")).hasToString("yyyy-MM-dd HH:mm");
  }
}
