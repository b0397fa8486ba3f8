package dev.millrace.producers.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineReaderTest {

  private static final TraceFile FILE = new TraceFile(Path.of("some.log"));

  @ParameterizedTest
  @ValueSource(strings = {"a\nb\n\nc", "a\nb\n\nc\n", "a\r\nb\r\n\r\nc", "a\r\nb\r\n\r\nc\r\n"})
  void linesEndWithLfOrCrlf(String text) throws IOException {
    assertThat(lines(new StringReader(text))).containsExactly("a", "b", "", "c");
  }

  @Test
  void aCarriageReturnWithinALine_isKept() throws IOException {
    assertThat(lines(new StringReader("a\rb\n"))).containsExactly("a\rb");
  }

  @Test
  void linesMayBeLongerThanTheBuffer() throws IOException {
    String longLine = "x".repeat(20_000);

    assertThat(lines(new StringReader(longLine + "\r\n" + longLine + "y")))
        .containsExactly(longLine, longLine + "y");
  }

  @Test
  void anEmptyText_hasNoLines() throws IOException {
    assertThat(lines(new StringReader(""))).isEmpty();
  }

  @Test
  void anEndlessLine_isReported() throws IOException {
    var text = new Endless("first\n", "x");
    try (var reader = new LineReader(FILE, text)) {
      assertThat(reader.readLine()).isEqualTo("first");
      assertThatThrownBy(reader::readLine)
          .isInstanceOf(IOException.class)
          .hasMessage("some.log:2: the line is longer than the maximum of 16,777,216 characters");
      assertThat(text.position()).isLessThan(LineReader.MAX_LINE_CHARS + 20_000);
    }
  }

  @Test
  void linesAreStreamed() throws IOException {
    var text = new Endless("", "abc\n");
    try (var reader = new LineReader(FILE, text)) {
      for (int i = 0; i < 100_000; i++) {
        assertThat(reader.readLine()).isEqualTo("abc");
        assertThat(text.position()).isLessThan((i + 1) * 4L + 10_000);
      }
    }
  }

  private static List<String> lines(Reader text) throws IOException {
    var lines = new ArrayList<String>();
    try (var reader = new LineReader(FILE, text)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        lines.add(line);
        assertThat(reader.lineNumber()).isEqualTo(lines.size());
      }
    }
    return lines;
  }
}
