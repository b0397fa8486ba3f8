package dev.millrace.producers.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.producers.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonArrayReplayTest {

  private static final JsonArrayFormat FORMAT =
      new JsonArrayFormat("t", TimeFormat.parse("epoch-s"), null, null, null, null, null);

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void setFile() {
    file = folder.resolve("trace.json");
  }

  @Test
  void elementsAreMessages() throws Exception {
    Messages messages =
        replay(" [ {\"t\":1,\"x\":[\"]\\\"\",{}]}\n,\n{\n\"t\":3}\n]\n", OnError.FAIL);

    assertThat(messages.dueNanos()).containsExactly(0L, 2_000_000_000L);
    assertThat(messages.bodies()).containsExactly("{\"t\":1,\"x\":[\"]\\\"\",{}]}", "{\n\"t\":3}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n", "[]", "[ ]\n"})
  void anEmptyArray_hasNoMessages(String text) throws Exception {
    assertThat(replay(text, OnError.FAIL).bodies()).isEmpty();
  }

  @Test
  void aMalformedElement_costsOneRow() throws Exception {
    assertThat(replay("[{\"t\":1},{\"t\":},5,{\"t\":3}]", OnError.SKIP).dueNanos())
        .containsExactly(0L, 2_000_000_000L);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"t":1}          | the document starts with '{'; expected: one array, [ {...}, {...} ]
          [{"t":1}         | the file ends within the array
          [                | the file ends within the array
          [{"t":1},]       | the array ends after a comma; expected: an element
          [{"t":1}] 2      | the document continues after its array with '2'
          [{"t":1} 2]      | the line continues after the JSON object; expected: one per element of the array
          [{"u":1}]        | the JSON object '{"u":1}' has no field 't'
          """)
  void anotherDocument_isReportedWithItsLine(String text, String problem) {
    assertThatThrownBy(() -> replay("\n" + text, OnError.FAIL))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("%s:2: %s", file, problem);
  }

  @Test
  void elementsAreStreamed() throws IOException {
    var text = new Endless("[{\"t\":1}", ",{\"t\":2}");
    try (var source =
        new JsonArraySource(
            new TraceFile(file), text, (element, line) -> new TimedRecord(0, element, line))) {
      for (int i = 0; i < 100_000; i++) {
        assertThat(source.next()).isNotNull();
        assertThat(text.position()).isLessThan((i + 1) * 8L + 50_000);
      }
    }
  }

  @Test
  void anEndlessElement_isReported() throws IOException {
    var text = new Endless("[{\"t\":\"", "x");
    try (var source =
        new JsonArraySource(
            new TraceFile(file), text, (element, line) -> new TimedRecord(0, element, line))) {
      assertThatThrownBy(source::next)
          .isInstanceOf(IOException.class)
          .hasMessageEndingWith("the element is longer than the maximum of 16,777,216 characters");
    }
  }

  private Messages replay(String text, OnError onError) throws Exception {
    Files.writeString(file, text);
    return Replays.run(
        Replays.settings(file, FORMAT, Speed.parse("1"), 1, null, onError, Spread.NONE));
  }
}
