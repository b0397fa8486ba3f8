package dev.millrace.producers.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.producers.Messages;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineFormatsReplayTest {

  private static final JsonLinesFormat JSON = new JsonLinesFormat("t", null);

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
            new JsonLinesFormat("req.at.ns", TimeFormat.parse("epoch-ns")));

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
        .isInstanceOf(MalformedRowException.class)
        .hasMessage("%s:2: %s", file, problem);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"t\":", "nonsense", "{\"t\":\"2023-11-16T18:17:03Z\",}", "{\"t\" 1}", "{\"t\""})
  void invalidJson_isMalformed(String line) {
    assertThatThrownBy(() -> replay(line, JSON))
        .isInstanceOf(MalformedRowException.class)
        .hasMessageStartingWith(file + ":1: invalid JSON at column ")
        .hasMessageNotContaining("\n");
  }

  @Test
  void anEmptyTimeField_isRejected() {
    assertThatThrownBy(() -> new JsonLinesFormat(" ", null))
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

    Messages messages = replay(common + "\n" + combined + "\n", new AccessLogFormat());

    assertThat(messages.dueNanos()).containsExactly(0L, 2_000_000_000L);
    assertThat(messages.bodies()).containsExactly(common, combined);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET / HTTP/1.0", "", "h - - 10/Oct/2000:13:55:36 -0700 \"GET /\" 200 1"})
  void anInvalidAccessLogLine_isMalformed(String line) {
    assertThatThrownBy(() -> replay(line + "\n", new AccessLogFormat()))
        .isInstanceOf(MalformedRowException.class)
        .hasMessage(
            "%s:1: '%s' is not a line of an access log; expected: Common or Combined Log Format,"
                + " such as 127.0.0.1 - - [10/Oct/2000:13:55:36 -0700] \"GET / HTTP/1.1\" 200 2326",
            file, line);
  }

  private Messages replay(String text, Format format) throws Exception {
    Files.writeString(file, text);
    return Replays.run(file, format);
  }
}
