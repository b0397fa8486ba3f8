package dev.millrace.producers.replay;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The lines of a file, each a row of its own whose body is its text. */
final class LineSource implements RecordSource {

  private final TraceFile file;
  private final LineReader lines;
  private final boolean blankLinesCount;
  private final LineTime time;

  /**
   * The lines of the given file.
   *
   * @param blankLinesCount whether blank lines are rows too; else they are passed over
   */
  LineSource(TraceFile file, LineReader lines, boolean blankLinesCount, LineTime time) {
    this.file = file;
    this.lines = lines;
    this.blankLinesCount = blankLinesCount;
    this.time = time;
  }

  @Override
  public @Nullable TimedRecord next() throws IOException {
    String line = lines.readLine();
    while (line != null && !blankLinesCount && line.isBlank()) {
      line = lines.readLine();
    }
    if (line == null) {
      return null;
    }
    long number = lines.lineNumber();
    try {
      return new TimedRecord(time.nanosOf(line, number), line, number);
    } catch (IllegalArgumentException e) {
      throw file.broken(number, e);
    }
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }

  /** How a format tells when a line was recorded. */
  @FunctionalInterface
  interface LineTime {

    /**
     * When the line was recorded, in nanoseconds.
     *
     * @param number the line's number in the file, counted from 1
     * @throws IllegalArgumentException if the line does not tell; the message says what was found
     *     and what is expected
     */
    long nanosOf(String line, long number);
  }
}
