package dev.millrace.producers.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.producers.Deliveries;
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
  void nameTheFile() {
    file = folder.resolve("trace.log");
  }

  @Test
  void aJsonLineIsDueAtItsTimeAndItsTextIsTheMessage() throws Exception {
    String first = "{\"a\":[1,{\"t\":5}],\"t\":\"2023-11-16T18:17:03Z\", \"b\":null}";
    String second = "{\"t\":\"2023-11-16T18:17:03.000000007Z\"}";

    Deliveries made = replay(first + "\r\n\r\n  \r\n" + second, JSON);

    assertThat(made.dueNanos()).containsExactly(0L, 7L);
    assertThat(made.bodies()).containsExactly(first, second);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"req\":{\"at\":{\"ns\":%s}}}",
        "{\"req.at\":{\"ns\":\"%s\"}}",
        "{\"req.at.ns\":%s}",
        "{\"req\":{\"no\":{\"ns\":1},\"at\":{\"x\":[],\"ns\":%s,\"ns\":3}},\"at\":4}",
      })
  void theTimeMayStandDeeperAndIsExact(String line) throws Exception {
    Deliveries made =
        replay(
            line.formatted("1700158623123456788") + "\n" + line.formatted("1700158623123456789"),
            new JsonLinesFormat("req.at.ns", TimeFormat.parse("epoch-ns")));

    assertThat(made.dueNanos()).containsExactly(0L, 1L);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"u":1}        | the JSON object has no field 't' with a time; found '{"u":1}'
          {"t":{"t":1}}  | the JSON object has no field 't' with a time; found '{"t":{"t":1}}'
          {"t":null}     | 'null' is no time; expected the format iso, such as 2023-11-16T18:17:03.97996Z
          [1]            | '[1]' is no JSON object; expected one a line
          {"t":"x"} {}   | there is more on the line after the JSON object; expected one a line
          """)
  void aJsonLineWithoutTimeIsBroken(String line, String problem) {
    assertThatThrownBy(() -> replay("\n" + line, JSON))
        .isInstanceOf(BrokenRowException.class)
        .hasMessage("%s:2: %s", file, problem);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"t\":", "nonsense", "{\"t\":\"2023-11-16T18:17:03Z\",}", "{\"t\" 1}", "{\"t\""})
  void whatIsNoJsonIsBroken(String line) {
    assertThatThrownBy(() -> replay(line, JSON))
        .isInstanceOf(BrokenRowException.class)
        .hasMessageStartingWith(file + ":1: no valid JSON at column ")
        .hasMessageNotContaining("\n");
  }

  @Test
  void aTimeFieldWithoutNameIsRefused() {
    assertThatThrownBy(() -> new JsonLinesFormat(" ", null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("time-field is empty");
  }

  @Test
  void textLinesFollowAtTheirRateBlankOnesToo() throws Exception {
    Deliveries made = replay("one\n\n  three\r\nfour", new TextFormat(3));

    assertThat(made.dueNanos()).containsExactly(0L, 333_333_333L, 666_666_667L, 1_000_000_000L);
    assertThat(made.bodies()).containsExactly("one", "", "  three", "four");
  }

  @Test
  void accessLogsOfBothFormatsAreReadByTheirTimes() throws Exception {
    String common =
        "127.0.0.1 - frank [10/Oct/2000:13:55:36 -0700] \"GET /a.gif HTTP/1.0\" 200 2326";
    String combined =
        "::1 - Jo [x] Doe [10/Oct/2000:22:55:38 +0200] \"GET / HTTP/1.1\" 200 - \"-\" \"Mozilla\"";

    Deliveries made = replay(common + "\n" + combined + "\n", new AccessLogFormat());

    assertThat(made.dueNanos()).containsExactly(0L, 2_000_000_000L);
    assertThat(made.bodies()).containsExactly(common, combined);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET / HTTP/1.0", "", "h - - 10/Oct/2000:13:55:36 -0700 \"GET /\" 200 1"})
  void whatIsNoAccessLogLineIsBroken(String line) {
    assertThatThrownBy(() -> replay(line + "\n", new AccessLogFormat()))
        .isInstanceOf(BrokenRowException.class)
        .hasMessage(
            "%s:1: '%s' is no line of an access log; expected the Common or Combined Log Format,"
                + " such as 127.0.0.1 - - [10/Oct/2000:13:55:36 -0700] \"GET / HTTP/1.1\" 200 2326",
            file, line);
  }

  private Deliveries replay(String text, Format format) throws Exception {
    Files.writeString(file, text);
    return Replays.run(file, format);
  }
}
