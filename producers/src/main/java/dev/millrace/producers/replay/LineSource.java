package dev.millrace.producers.replay;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The lines of a file; each line is a row. */
final class LineSource implements RecordSource {

  private final TraceFile file;
  private final LineReader lines;
  private final boolean skipBlankLines;
  private final LineParser parser;

  /**
   * Creates a source of the given lines.
   *
   * @param skipBlankLines whether blank lines are skipped
   */
  LineSource(TraceFile file, LineReader lines, boolean skipBlankLines, LineParser parser) {
    this.file = file;
    this.lines = lines;
    this.skipBlankLines = skipBlankLines;
    this.parser = parser;
  }

  @Override
  public @Nullable TimedRecord next() throws IOException {
    String line = readLine();
    if (line == null) {
      return null;
    }
    long number = lines.lineNumber();
    return file.readRow(number, line, () -> parser.parse(line, number));
  }

  private @Nullable String readLine() throws IOException {
    String line = lines.readLine();
    while (line != null && skipBlankLines && line.isBlank()) {
      line = lines.readLine();
    }
    return line;
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }

  /** Reads a line. */
  @FunctionalInterface
  interface LineParser {

    /**
     * Returns the row that a line is.
     *
     * @param number the number of the line in the file, from 1
     * @throws IllegalArgumentException if it is none; the message says what was found and what is
     *     expected
     */
    TimedRecord parse(String line, long number);
  }
}
