package dev.millrace.producers.replay;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The lines of a file; each line is a row, and its text is the body. */
final class LineSource implements RecordSource {

  private final TraceFile file;
  private final LineReader lines;
  private final boolean skipBlankLines;
  private final LineTime time;

  /**
   * Creates a source of the given lines.
   *
   * @param skipBlankLines whether blank lines are skipped
   */
  LineSource(TraceFile file, LineReader lines, boolean skipBlankLines, LineTime time) {
    this.file = file;
    this.lines = lines;
    this.skipBlankLines = skipBlankLines;
    this.time = time;
  }

  @Override
  public @Nullable TimedRecord next() throws IOException {
    String line = lines.readLine();
    while (line != null && skipBlankLines && line.isBlank()) {
      line = lines.readLine();
    }
    if (line == null) {
      return null;
    }
    long number = lines.lineNumber();
    try {
      return new TimedRecord(time.nanosOf(line, number), line, number);
    } catch (IllegalArgumentException e) {
      throw file.malformedRow(number, String.valueOf(e.getMessage()));
    } catch (StackOverflowError e) {
      // A regular expression may recurse for each character.
      throw file.malformedRow(number, Quoted.of(line) + " is too complex for the pattern");
    }
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }

  /** Extracts the recorded time of a line. */
  @FunctionalInterface
  interface LineTime {

    /**
     * Returns the recorded time of a line in nanoseconds.
     *
     * @param number the number of the line in the file, from 1
     * @throws IllegalArgumentException if the line has no time; the message says what was found and
     *     what is expected
     */
    long nanosOf(String line, long number);
  }
}
