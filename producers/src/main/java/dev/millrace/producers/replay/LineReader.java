package dev.millrace.producers.replay;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a text, ended by LF, CRLF or the end of the text, of bounded length: unlike {@link
 * java.io.BufferedReader}, it does not fill the memory with a text that has no line ends.
 */
final class LineReader implements Closeable {

  /** The longest line that is read, in characters. */
  static final int LONGEST = 1 << 24;

  private final TraceFile file;
  private final Reader text;
  private final char[] buffer = new char[8192];
  private int position;
  private int filled;
  private long lines;

  LineReader(TraceFile file, Reader text) {
    this.file = file;
    this.text = text;
  }

  /** The number of the line that was read last, counted from 1. */
  long lineNumber() {
    return lines;
  }

  /** The next line without its end, or null when there is none. */
  @Nullable String readLine() throws IOException {
    if (!hasMore()) {
      return null;
    }
    var line = new StringBuilder();
    boolean ended = false;
    while (!ended && hasMore()) {
      int end = position;
      while (end < filled && buffer[end] != '\n') {
        end++;
      }
      ended = end < filled;
      line.append(buffer, position, end - position);
      position = ended ? end + 1 : end;
      if (line.length() > LONGEST) {
        throw file.malformed(
            lines + 1,
            "the line is longer than %,d characters, the most that is read".formatted(LONGEST));
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
    if (position < filled) {
      return true;
    }
    try {
      filled = text.read(buffer);
    } catch (IOException e) {
      throw file.unreadable(lines, e);
    }
    position = 0;
    return filled > 0;
  }

  @Override
  public void close() throws IOException {
    text.close();
  }
}
