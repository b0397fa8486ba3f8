package dev.millrace.producers.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.producers.Messages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineFormatsReplayTest {

  private static final JsonLinesFormat JSON = Replays.json("t", null);

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void setFile() {
    file = folder.resolve("trace.log");
  }

  @Test
  void jsonLinesAreDueAtTheirTimes() throws Exception {
    String first = "{\"a\":[1,{\"t\":5}],\"t\":\"2023-11-16T18:17:03Z\", \"b\":null}";
    String second = "{\"t\":\"2023-11-16T18:17:03.000000007Z\"}";

    Messages messages = replay(first + "\r\n\r\n  \r\n" + second, JSON);

    assertThat(messages.dueNanos()).containsExactly(0L, 7L);
    assertThat(messages.bodies()).containsExactly(first, second);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"req\":{\"at\":{\"ns\":%s}}}",
        "{\"req.at\":{\"ns\":\"%s\"}}",
        "{\"req.at.ns\":%s}",
        "{\"req\":{\"no\":{\"ns\":1},\"at\":{\"x\":[],\"ns\":%s,\"ns\":3}},\"at\":4}",
      })
  void nestedTimesAreFoundAndExact(String line) throws Exception {
    Messages messages =
        replay(
            line.formatted("1700158623123456788") + "\n" + line.formatted("1700158623123456789"),
            Replays.json("req.at.ns", TimeFormat.parse("epoch-ns")));

    assertThat(messages.dueNanos()).containsExactly(0L, 1L);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"u":1}        | the JSON object '{"u":1}' has no field 't'
          {"t":{"t":1}}  | the JSON object '{"t":{"t":1}}' has no field 't'
          {"t":null}     | 'null' is not a time; expected the format iso, such as 2023-11-16T18:17:03.97996Z
          [1]            | '[1]' is not a JSON object; expected: one per line
          {"t":"x"} {}   | the line continues after the JSON object; expected: one per line
          """)
  void aJsonLineWithoutTime_isMalformed(String line, String problem) {
    assertThatThrownBy(() -> replay("\n" + line, JSON))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("%s:2: %s", file, problem);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"t\":", "nonsense", "{\"t\":\"2023-11-16T18:17:03Z\",}", "{\"t\" 1}", "{\"t\""})
  void invalidJson_isMalformed(String line) {
    assertThatThrownBy(() -> replay(line, JSON))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(file + ":1: invalid JSON at column ")
        .hasMessageNotContaining("\n");
  }

  @Test
  void anEmptyTimeField_isRejected() {
    assertThatThrownBy(() -> Replays.json(" ", null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("time-field is empty");
  }

  @Test
  void textLinesFollowAtTheirRate() throws Exception {
    Messages messages = replay("one\n\n  three\r\nfour", new TextFormat(3));

    assertThat(messages.dueNanos()).containsExactly(0L, 333_333_333L, 666_666_667L, 1_000_000_000L);
    assertThat(messages.bodies()).containsExactly("one", "", "  three", "four");
  }

  @Test
  void accessLogLinesAreDueAtTheirTimes() throws Exception {
    String common =
        "127.0.0.1 - frank [10/Oct/2000:13:55:36 -0700] \"GET /a.gif HTTP/1.0\" 200 2326";
    String combined =
        "::1 - Jo [x] Doe [10/Oct/2000:22:55:38 +0200] \"GET / HTTP/1.1\" 200 - \"-\" \"Mozilla\"";

    Messages messages = replay(common + "\n" + combined + "\n", Replays.accessLog(null, null));

    assertThat(messages.dueNanos()).containsExactly(0L, 2_000_000_000L);
    assertThat(messages.bodies()).containsExactly(common, combined);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET / HTTP/1.0", "h - - 10/Oct/2000:13:55:36 -0700 \"GET /\" 200 1"})
  void anInvalidAccessLogLine_isMalformed(String line) {
    assertThatThrownBy(() -> replay(line + "\n", Replays.accessLog(null, null)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "%s:1: '%s' is not a line of an access log; expected: Common or Combined Log Format,"
                + " such as 127.0.0.1 - - [10/Oct/2000:13:55:36 -0700] \"GET / HTTP/1.1\" 200 2326",
            file, line);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "h - - [10/Oct/2000:13:55:37 -0700] - 408 0",
        "h\t-\t-\t[10/Oct/2000:13:55:37 -0700]\t\"GET /\"\t200\t1",
        "h - - [10/Oct/2000:13:55:37.000 -0700] \"GET /\" 200 1",
        "h - - [10/Oct/2000:13:55:37,000 -0700] \"GET /\" 200 1",
        "h - - [10/Oct/2000:20:55:37] \"-\" 408 0",
        "\n  \nh - - [10/Oct/2000:20:55:37 +0000] \"GET /\" 200 1\n\n",
      })
  void variantsOfAccessLogsAreRead(String line) throws Exception {
    String first = "h - - [10/Oct/2000:13:55:36 -0700] \"GET /\" 200 1\n";

    assertThat(replay(first + line, Replays.accessLog(null, null)).dueNanos())
        .containsExactly(0L, 1_000_000_000L);
  }

  @Test
  void millisecondsOfAccessLogsCount() throws Exception {
    String line = "h - - [10/Oct/2000:13:55:36.%s -0700] \"GET /\" 200 1\n";

    assertThat(
            replay(line.formatted("007") + line.formatted("0085"), Replays.accessLog(null, null))
                .dueNanos())
        .containsExactly(0L, 1_500_000L);
  }

  @Test
  void aDateThatDoesNotExist_isMalformed() throws Exception {
    Files.writeString(
        file,
        "h - - [30/Sep/2023:00:00:00 +0000] \"GET /\" 200 1\n"
            + "h - - [31/Sep/2023:00:00:00 +0000] \"GET /\" 200 1\n");
    var format = Replays.accessLog(null, null);

    assertThat(Replays.run(Replays.skipping(file, format)).bodies()).hasSize(1);
    assertThatThrownBy(() -> Replays.settings(file, format))
        .hasMessageStartingWith(file + ":2: '31/Sep/2023:00:00:00 +0000' is not a time");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          owner bucket [06/Feb/2019:00:00:%s +0000] 192.0.2.3 - 3E57427F3 REST.GET | ^\\S+ \\S+ \\[(?<time>[^]]+)] |
          Feb  6 12:14:14 lb haproxy[14389]: 10.0.1.2:33317 [06/Feb/2009:12:14:%s.655] in | \\]: \\S+ \\[(?<time>[^]]+)] |
          2023-11-16 18:17:%s INFO x | ^(?<time>\\S+ \\S+) | yyyy-MM-dd HH:mm:ss
          """)
  void aPatternFindsTheTime(String line, String pattern, String timeFormat) throws Exception {
    var format =
        Replays.accessLog(pattern, timeFormat == null ? null : TimeFormat.parse(timeFormat));

    assertThat(replay(line.formatted("14") + "\n" + line.formatted("16"), format).dueNanos())
        .containsExactly(0L, 2_000_000_000L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "(time)", "", "(?<at>.*)"})
  void aPatternWithoutTime_isRejected(String pattern) {
    assertThatThrownBy(() -> Replays.accessLog(pattern, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("pattern is ");
  }

  @Test
  void aLineThatOverflowsThePattern_isMalformed() throws Exception {
    var format = Replays.accessLog("^(a|b)*(?<time>\\d+)", TimeFormat.parse("epoch-s"));
    Files.writeString(file, "ab1\n" + "ab".repeat(200_000) + "2\nab3\n");

    assertThat(Replays.run(Replays.skipping(file, format)).dueNanos())
        .containsExactly(0L, 2_000_000_000L);
  }

  @ParameterizedTest
  @MethodSource
  void jsonBeyondTheParsersLimits_isMalformed(String line) throws Exception {
    String good = "{\"t\":\"2023-11-16T18:17:03Z\"}\n";
    Files.writeString(file, good + line + "\n" + good);

    assertThat(Replays.run(Replays.skipping(file, JSON)).bodies()).hasSize(2);
    assertThatThrownBy(() -> Replays.settings(file, JSON))
        .hasMessageStartingWith(file + ":2: invalid JSON");
  }

  static List<String> jsonBeyondTheParsersLimits_isMalformed() {
    return List.of(
        "{\"x\":" + "[".repeat(1_001) + "]".repeat(1_001) + ",\"t\":1}",
        "{\"t\":" + "1".repeat(1_001) + "}",
        "{\"" + "n".repeat(60_000) + "\":1,\"t\":1}",
        "{\"t\":\"\\ud800\\x\"}");
  }

  @Test
  void bytesThatAreNotUtf8_areReplaced() throws Exception {
    Files.write(file, new byte[] {'a', (byte) 0xfc, '\n', (byte) 0xc3, '\n', 'b'});

    assertThat(Replays.run(file, new TextFormat(1)).bodies())
        .containsExactly("a\uFFFD", "\uFFFD", "b");
  }

  private Messages replay(String text, Format format) throws Exception {
    Files.writeString(file, text);
    return Replays.run(file, format);
  }
}
