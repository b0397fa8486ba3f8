package dev.millrace.producers.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.producers.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvReplayTest {

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void setFile() {
    file = folder.resolve("trace.csv");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "at,what\n10,a\n12.5,b\n",
        "at,what\r\n10,a\r\n12.5,b",
        "\uFEFFat,what\n10,a\n12.5,b",
        "\n\nat,what\n10,a\n   \n12.5,b\n\n",
        "\"at\",what\n\"10\",a\n 12.5 ,b",
      })
  void rowsAreDueAtTheirTimes(String text) throws Exception {
    Messages messages = replay(text, Replays.csv("at", "epoch-s"));

    assertThat(messages.dueNanos()).containsExactly(0L, 2_500_000_000L);
    assertThat(messages.bodies())
        .<Object>extracting(row -> ((List<?>) row).get(1))
        .containsExactly("a", "b");
  }

  @Test
  void aBodyIsTheUnmodifiableListOfFields() throws Exception {
    Object body = replay("10,\"a \"\"b\"\"; \n c\",,x\n", withoutHeader("1", ",")).bodies().get(0);

    assertThat(body).isEqualTo(List.of("10", "a \"b\"; \n c", "", "x"));
    assertThat((List<?>) body).isUnmodifiable();
  }

  @Test
  void theDelimiterIsConfigurable() throws Exception {
    assertThat(replay("a;5\nb;6\n", withoutHeader("2", ";")).dueNanos())
        .containsExactly(0L, 1_000_000_000L);
  }

  @Test
  void theColumnMayBeGivenByNumber() throws Exception {
    assertThat(replay("what,at\na,5\nb,6\n", Replays.csv("2", "epoch-s")).dueNanos())
        .containsExactly(0L, 1_000_000_000L);
  }

  @Test
  void commentsAndLinesBeforeTheHeader_areSkipped() throws Exception {
    var format = Replays.csv(true, ",", "#", 2, Column.parse("at"), TimeFormat.parse("epoch-s"));

    assertThat(
            replay("Export of \"today\n\n#\"x\nat,what\n5,a\n# b\n6,\"c\n#d\"\n", format).bodies())
        .containsExactly(List.of("5", "a"), List.of("6", "c\n#d"));
  }

  @Test
  void aSpreadsheetsFirstLine_choosesTheDelimiter() throws Exception {
    assertThat(replay("sep=;\r\nat;what\r\n5;a,b\r\n", Replays.csv("at", "epoch-s")).bodies())
        .containsExactly(List.of("5", "a,b"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "//", "\"", ","})
  void anInvalidComment_isRejected(String comment) {
    assertThatThrownBy(
            () ->
                Replays.csv(true, ",", comment, 0, Column.parse("1"), TimeFormat.parse("epoch-s")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("comment is '%s'; allowed: one character", comment);
  }

  @Test
  void aMissingColumn_isReportedWithTheHeader() {
    assertThatThrownBy(() -> replay("at,what\n1,a\n", Replays.csv("time", "epoch-s")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("%s:1: the header has no column 'time'; its columns are at, what", file);
    assertThatThrownBy(() -> replay("at,what\n1,a\n", Replays.csv("3", "epoch-s")))
        .hasMessage("%s:1: the header has no column '3'; its columns are at, what", file);
  }

  @Test
  void anInvalidTime_isReportedWithItsLine() {
    assertThatThrownBy(
            () -> replay("at,what\r\n1,\"a\r\n\r\nb\"\r\nx,c\r\n", Replays.csv("at", "epoch-s")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "%s:5: 'x' is not a time; expected the format epoch-s, such as 1700158623.97996", file);
  }

  @Test
  void aRowWithoutTime_isReportedWithItsLine() {
    assertThatThrownBy(() -> replay("what,at\na,1\nb\n", Replays.csv("at", "epoch-s")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("%s:3: the row ends after column 1; expected the time in column 2", file);
  }

  @ParameterizedTest
  @CsvSource({
    "'1,\"a', Unclosed quote",
    "'1,\"a\"b', Unexpected character after a closing quote",
    "'1,\"a\"\"', Unclosed quote",
    "'1,\"a\n2,b', Unclosed quote",
  })
  void aMisplacedQuote_costsOneLine(String row, String problem) throws Exception {
    Files.writeString(file, "at,what\n0,x\n" + row + "\n2,c\n3,d");
    CsvFormat format = Replays.csv("at", "epoch-s");

    assertThat(Replays.run(Replays.skipping(file, format)).dueNanos())
        .contains(0L, 2_000_000_000L, 3_000_000_000L)
        .doesNotContain(1_000_000_000L);
    assertThatThrownBy(() -> Replays.settings(file, format))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(file + ":3: invalid CSV: " + problem);
  }

  @Test
  void quotesWithinAField_areKept() throws Exception {
    assertThat(replay("1,a\"b\"\n", withoutHeader("1", ",")).bodies())
        .containsExactly(List.of("1", "a\"b\""));
  }

  @Test
  void lineEndsWithinQuotes_areKept() throws Exception {
    assertThat(replay("1,\"a\r\nb\rc\n\"\r\n2,d\r3,\n", withoutHeader("1", ",")).bodies())
        .containsExactly(List.of("1", "a\r\nb\rc\n"), List.of("2", "d"), List.of("3", ""));
  }

  @Test
  void anEndlessField_isReportedWithItsLine() throws IOException {
    var format = withoutHeader("1", ",");
    try (var source = format.source(new TraceFile(file), new Endless("1,a\n2,\"", "x"))) {
      assertThat(source.next()).isNotNull();
      assertThatThrownBy(source::next)
          .isInstanceOf(MalformedRowException.class)
          .hasMessageStartingWith(file + ":2: ")
          .hasMessageContaining("16,777,216");
    }
  }

  @Test
  void rowsAreStreamed() throws IOException {
    var rows = new Endless("", "1,a\n");
    try (var source = withoutHeader("1", ",").source(new TraceFile(file), rows)) {
      for (int i = 0; i < 100_000; i++) {
        assertThat(source.next()).isNotNull();
        assertThat(rows.position()).isLessThan((i + 1) * 4L + 50_000);
      }
    }
  }

  @Test
  void aColumnNameWithoutHeader_isRejected() {
    assertThatThrownBy(() -> withoutHeader("at", ","))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "time-column is 'at'; allowed without a header: the number of the column, from 1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ";;", "\"", "\n"})
  void anInvalidDelimiter_isRejected(String delimiter) {
    assertThatThrownBy(() -> withoutHeader("1", delimiter))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("allowed: one character, except a double quote and line ends");
  }

  @Test
  void columnZero_isRejected() {
    assertThatThrownBy(() -> Column.parse("0"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the column is 0; allowed: a name in the header, or a number from 1");
  }

  @Test
  void anEmptyColumn_isRejected() {
    assertThatThrownBy(() -> Column.parse(" "))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("allowed: a name in the header, or a number from 1");
  }

  private Messages replay(String text, Format format) throws Exception {
    Files.writeString(file, text);
    return Replays.run(file, format);
  }

  private static CsvFormat withoutHeader(String timeColumn, String delimiter) {
    return Replays.csv(
        false, delimiter, null, 0, Column.parse(timeColumn), TimeFormat.parse("epoch-s"));
  }
}
