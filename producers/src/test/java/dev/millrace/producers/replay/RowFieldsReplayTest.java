package dev.millrace.producers.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.Demand;
import dev.millrace.producers.Messages;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Service times, sizes, ends and dates of rows, in every format. */
class RowFieldsReplayTest {

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void setFile() {
    file = folder.resolve("trace");
  }

  @Test
  void csv_hasServiceTimesAndSizes() throws Exception {
    Format format = csv("at", null, "took", ServiceUnit.MS, "bytes");

    assertThat(replay("at,took,bytes\n0,1.5,300\n1,2us,-\n2,,0\n", format).demands())
        .containsExactly(
            new Demand(1_500_000, 300), new Demand(2_000, Demand.UNKNOWN), new Demand(-1, 0));
  }

  @Test
  void anEnd_givesTheServiceTime() throws Exception {
    Messages messages = replay("at,end\n5,5.25\n6,6\n", csv("at", "end", null, null, null));

    assertThat(messages.dueNanos()).containsExactly(0L, 1_000_000_000L);
    assertThat(messages.demands()).containsExactly(new Demand(250_000_000, -1), new Demand(0, -1));
  }

  @Test
  void anEndAndAServiceTime_giveTheStart() throws Exception {
    Format format = csv(null, "end", "took", ServiceUnit.S, null);

    assertThat(replay("end,took\n5,1\n6,0.5\n", format).dueNanos())
        .containsExactly(0L, 1_500_000_000L);
  }

  @Test
  void aDateColumn_precedesTheTime() throws Exception {
    Format format =
        new CsvFormat(
            true,
            ";",
            null,
            0,
            Column.parse("Zeit"),
            TimeFormat.parse("dd.MM.yyyy HH:mm:ss"),
            Column.parse("Datum"),
            null,
            null,
            null,
            null);

    assertThat(replay("Datum;Zeit\n31.12.2025;23:59:59\n01.01.2026; 00:00:01\n", format).dueNanos())
        .containsExactly(0L, 2_000_000_000L);
  }

  @Test
  void jsonLines_haveServiceTimesAndSizes() throws Exception {
    var format =
        new JsonLinesFormat(
            "t", TimeFormat.parse("epoch-s"), null, null, "res.ms", ServiceUnit.MS, "res.bytes");

    assertThat(
            replay(
                    "{\"t\":0,\"res\":{\"ms\":12,\"x\":{\"ms\":1},\"bytes\":7}}\n"
                        + "{\"t\":1,\"res\":{\"ms\":null}}\n",
                    format)
                .demands())
        .containsExactly(new Demand(12_000_000, 7), Demand.NONE);
  }

  @Test
  void namedGroups_giveTheFieldsAndTheBody() throws Exception {
    var format =
        new AccessLogFormat(
            "^(?<date>\\S+) (?<time>\\S+) \\[(?<body>[^]]+)] (?<service>\\S+) (?<size>\\d+)",
            TimeFormat.ISO,
            null);

    Messages messages =
        replay("2026-01-01 00:00:00 [GET /a] 12ms 5\n2026-01-01 00:00:01 [GET /b] 1s 6\n", format);

    assertThat(messages.bodies()).containsExactly("GET /a", "GET /b");
    assertThat(messages.demands())
        .containsExactly(new Demand(12_000_000, 5), new Demand(1_000_000_000, 6));
  }

  @ParameterizedTest
  @CsvSource({
    "200 2326, 2326",
    "304 -, -1",
    "200 -1, -1",
    "'', -1",
    "200 12 \"ref\" \"agent\", 12"
  })
  void anAccessLog_hasTheSizesOfResponses(String end, long size) throws Exception {
    String line = "127.0.0.1 - - [10/Oct/2000:13:55:36 -0700] \"GET / HTTP/1.1\" " + end;

    assertThat(replay(line, Replays.accessLog(null, null)).demands())
        .containsExactly(Demand.of(Demand.UNKNOWN, size));
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "-3", "3 d", "1e30"})
  void aServiceTimeThatIsNone_isMalformed(String text) {
    assertMalformed(
        "at,took\n0," + text,
        csv("at", null, "took", ServiceUnit.MS, null),
        "'%s' is not a service time; allowed: a number of at least 0, and a unit of ns, us, ms, s, m, h"
            .formatted(text));
  }

  @Test
  void aServiceTimeWithoutUnit_isMalformed() {
    assertMalformed(
        "at,took\n0,3",
        csv("at", null, "took", null, null),
        "the service time '3' has no unit; allowed: 12ms, or a service-unit (ns, us, ms, s, m, h)");
  }

  @Test
  void aFractionalSize_isMalformed() {
    assertMalformed(
        "at,n\n0,1.5",
        csv("at", null, null, null, "n"),
        "'1.5' is not a size; allowed: a whole number of bytes of at least 0");
  }

  @Test
  void anEndBeforeTheStart_isMalformed() {
    assertMalformed(
        "at,end\n5,4", csv("at", "end", null, null, null), "the end '4' is before the start '5'");
  }

  @Test
  void anUnknownStart_isMalformed() {
    assertMalformed(
        "end,took\n5,-",
        csv(null, "end", "took", ServiceUnit.S, null),
        "the row has no service time; expected: an end and a service time, from which its start is"
            + " known");
  }

  @Test
  void threeTimes_areRejected() {
    assertThatThrownBy(() -> csv("1", "2", "3", null, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "time-column, end-column and service-column are given; allowed: two of them, since the"
                + " third follows");
  }

  @Test
  void jsonWithoutATime_isRejected() {
    assertThatThrownBy(() -> new JsonLinesFormat(null, null, null, "end", null, null, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("time-field is missing; required: ");
  }

  @Test
  void aPatternWithAnEndOnly_isRejected() {
    assertThatThrownBy(() -> Replays.accessLog("(?<end>.*)", null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("(?<time>...), or with groups end and service");
  }

  private void assertMalformed(String text, Format format, String problem) {
    assertThatThrownBy(() -> replay(text, format))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("%s:2: %s", file, problem);
  }

  private Messages replay(String text, Format format) throws Exception {
    Files.writeString(file, text);
    return Replays.run(file, format);
  }

  private static CsvFormat csv(
      @Nullable String time,
      @Nullable String end,
      @Nullable String service,
      @Nullable ServiceUnit unit,
      @Nullable String size) {
    return new CsvFormat(
        true,
        ",",
        null,
        0,
        column(time),
        TimeFormat.parse("epoch-s"),
        null,
        column(end),
        column(service),
        unit,
        column(size));
  }

  private static @Nullable Column column(@Nullable String text) {
    return text == null ? null : Column.parse(text);
  }
}
