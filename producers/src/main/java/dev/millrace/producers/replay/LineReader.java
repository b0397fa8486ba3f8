package dev.millrace.producers.replay;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/**
 * A reader of lines of limited length, ended by LF, CRLF or the end of the text. Unlike {@link
 * java.io.BufferedReader}, it does not exhaust the memory on a text without line ends, and it can
 * be interrupted. Not thread-safe.
 */
final class LineReader implements Closeable {

  static final int MAX_LINE_CHARS = 1 << 24;

  private final TraceFile file;
  private final Reader text;
  private final char[] buffer = new char[8192];
  private int position;
  private int limit;
  private long lines;
  private boolean withinLine;
  private String lineEnd = "";

  LineReader(TraceFile file, Reader text) {
    this.file = file;
    this.text = text;
  }

  /** Returns the number of the last line read, from 1. */
  long lineNumber() {
    return lines;
  }

  /** Returns the end of the last line read: LF, CRLF, or what the text ended with. */
  String lineEnd() {
    return lineEnd;
  }

  /**
   * Returns the next line without its end; null at the end of the text.
   *
   * @throws MalformedRowException if the line is too long; the next call returns the line after it
   * @throws InterruptedIOException if the thread is interrupted
   */
  @Nullable String readLine() throws IOException {
    while (withinLine && hasMore()) {
      skipToEnd();
    }
    withinLine = false;
    if (!hasMore()) {
      return null;
    }
    lines++;
    var line = new StringBuilder();
    withinLine = true;
    while (withinLine && hasMore()) {
      int start = position;
      int end = skipToEnd();
      line.append(buffer, start, end - start);
      if (line.length() > MAX_LINE_CHARS) {
        throw file.malformedRow(
            lines,
            "the line is longer than the maximum of %,d characters".formatted(MAX_LINE_CHARS));
      }
    }
    lineEnd = withinLine ? "" : "\n";
    withinLine = false;
    int last = line.length() - 1;
    if (last >= 0 && line.charAt(last) == '\r') {
      line.setLength(last);
      lineEnd = "\r" + lineEnd;
    }
    return line.toString();
  }

  /** Goes to the end of the line or of the buffer, and returns the index of that end. */
  private int skipToEnd() {
    int end = position;
    while (end < limit && buffer[end] != '\n') {
      end++;
    }
    withinLine = end == limit;
    position = withinLine ? end : end + 1;
    return end;
  }

  private boolean hasMore() throws IOException {
    if (position < limit) {
      return true;
    }
    if (Thread.currentThread().isInterrupted()) {
      throw new InterruptedIOException("interrupted while reading " + file.path());
    }
    try {
      limit = text.read(buffer);
    } catch (IOException e) {
      throw file.unreadable(withinLine ? lines - 1 : lines, e);
    }
    position = 0;
    return limit > 0;
  }

  @Override
  public void close() throws IOException {
    text.close();
  }
}
