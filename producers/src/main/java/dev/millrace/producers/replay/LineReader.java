package dev.millrace.producers.replay;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/**
 * A reader of lines of limited length, ended by LF, CRLF or the end of the text. Unlike {@link
 * java.io.BufferedReader}, it does not exhaust the memory on a text without line ends.
 */
final class LineReader implements Closeable {

  static final int MAX_LINE_CHARS = 1 << 24;

  private final TraceFile file;
  private final Reader text;
  private final char[] buffer = new char[8192];
  private int position;
  private int limit;
  private long lines;

  LineReader(TraceFile file, Reader text) {
    this.file = file;
    this.text = text;
  }

  /** Returns the number of the last line read, from 1. */
  long lineNumber() {
    return lines;
  }

  /** Returns the next line without its end; null at the end of the text. */
  @Nullable String readLine() throws IOException {
    if (!hasMore()) {
      return null;
    }
    var line = new StringBuilder();
    boolean ended = false;
    while (!ended && hasMore()) {
      int end = position;
      while (end < limit && buffer[end] != '\n') {
        end++;
      }
      ended = end < limit;
      line.append(buffer, position, end - position);
      position = ended ? end + 1 : end;
      if (line.length() > MAX_LINE_CHARS) {
        throw file.malformedFile(
            lines + 1,
            "the line is longer than the maximum of %,d characters".formatted(MAX_LINE_CHARS));
      }
    }
    lines++;
    int last = line.length() - 1;
    if (last >= 0 && line.charAt(last) == '\r') {
      line.setLength(last);
    }
    return line.toString();
  }

  private boolean hasMore() throws IOException {
    if (position < limit) {
      return true;
    }
    try {
      limit = text.read(buffer);
    } catch (IOException e) {
      throw file.unreadable(lines, e);
    }
    position = 0;
    return limit > 0;
  }

  @Override
  public void close() throws IOException {
    text.close();
  }
}
