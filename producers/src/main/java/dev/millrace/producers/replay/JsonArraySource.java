package dev.millrace.producers.replay;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/**
 * The elements of a JSON array, separated by their brackets and quotes alone; each is then read
 * like a JSON line. So a malformed element costs one row, unless its brackets or quotes are
 * unbalanced. Not thread-safe.
 */
final class JsonArraySource implements RecordSource {

  private static final int END_OF_TEXT = -1;

  private final TraceFile file;
  private final Reader text;
  private final LineSource.LineParser parser;
  private final char[] buffer = new char[8192];
  private int position;
  private int limit;
  private long line = 1;
  private boolean started;
  private boolean ended;

  /**
   * Creates a source.
   *
   * @param parser reads an element, with the number of its first line
   */
  JsonArraySource(TraceFile file, Reader text, LineSource.LineParser parser) {
    this.file = file;
    this.text = text;
    this.parser = parser;
  }

  @Override
  public @Nullable TimedRecord next() throws IOException {
    if (ended) {
      return null;
    }
    int first = started ? afterElement() : start();
    if (first == ']' || first == END_OF_TEXT) {
      end(first);
      return null;
    }
    long firstLine = line;
    String element = element(first);
    return file.readRow(firstLine, element, () -> parser.parse(element, firstLine));
  }

  /** Returns the first character of the first element, the closing bracket or the end. */
  private int start() throws IOException {
    started = true;
    int first = readVisible();
    if (first == END_OF_TEXT) {
      return END_OF_TEXT;
    }
    if (first != '[') {
      ended = true;
      throw file.malformedFile(
          line,
          "the document starts with '%c'; expected: one array, [ {...}, {...} ]"
              .formatted((char) first));
    }
    int element = readVisible();
    if (element == END_OF_TEXT) {
      throw unclosed();
    }
    return element;
  }

  /** Returns the first character of the next element, or the closing bracket. */
  private int afterElement() throws IOException {
    int next = readVisible();
    if (next == ',') {
      next = readVisible();
      if (next == ']') {
        ended = true;
        throw file.malformedFile(line, "the array ends after a comma; expected: an element");
      }
    } else if (next != ']' && next != END_OF_TEXT) {
      ended = true;
      throw file.malformedFile(
          line, "the array continues with '%c'; expected: , or ]".formatted((char) next));
    }
    if (next == END_OF_TEXT) {
      throw unclosed();
    }
    return next;
  }

  private void end(int last) throws IOException {
    ended = true;
    int next = last == END_OF_TEXT ? END_OF_TEXT : readVisible();
    if (next != END_OF_TEXT) {
      throw file.malformedFile(
          line, "the document continues after its array with '%c'".formatted((char) next));
    }
  }

  /** Reads an element up to the comma or bracket behind it. */
  private String element(int first) throws IOException {
    var element = new StringBuilder();
    int depth = 0;
    boolean quoted = false;
    long firstLine = line;
    for (int c = first; ; c = read()) {
      if (c == END_OF_TEXT) {
        throw unclosed();
      }
      if (!quoted && depth == 0 && (c == ',' || c == ']')) {
        position--;
        return element.toString().strip();
      }
      element.append((char) c);
      if (c == '"') {
        quoted = !quoted;
      } else if (quoted && c == '\\') {
        element.append((char) read());
      } else if (!quoted && (c == '{' || c == '[')) {
        depth++;
      } else if (!quoted && (c == '}' || c == ']')) {
        depth--;
      }
      if (element.length() > LineReader.MAX_LINE_CHARS) {
        ended = true;
        throw file.malformedFile(
            firstLine,
            "the element is longer than the maximum of %,d characters"
                .formatted(LineReader.MAX_LINE_CHARS));
      }
    }
  }

  private IOException unclosed() {
    ended = true;
    return file.malformedFile(line, "the file ends within the array");
  }

  private int readVisible() throws IOException {
    int c = read();
    while (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
      c = read();
    }
    return c;
  }

  private int read() throws IOException {
    if (position == limit && !fill()) {
      return END_OF_TEXT;
    }
    char c = buffer[position++];
    if (c == '\n') {
      line++;
    }
    return c;
  }

  private boolean fill() throws IOException {
    if (Thread.currentThread().isInterrupted()) {
      throw new InterruptedIOException("interrupted while reading " + file.path());
    }
    try {
      limit = text.read(buffer);
    } catch (IOException e) {
      throw file.unreadable(line - 1, e);
    }
    position = 0;
    if (limit <= 0) {
      limit = 0;
      return false;
    }
    return true;
  }

  @Override
  public void close() throws IOException {
    text.close();
  }
}
