package dev.millrace.producers.replay;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A parser of CSV as in RFC 4180. A row ends with LF, CRLF or CR outside of quotes. After a
 * malformed row it continues at the line after the row's first one, so that a stray quote costs one
 * line. Not thread-safe.
 */
final class CsvParser implements Closeable {

  private static final int MAX_ROW_CHARS = LineReader.MAX_LINE_CHARS;

  /** The first line of a spreadsheet's export, which names the delimiter. */
  private static final Pattern SEPARATOR = Pattern.compile("sep=[^\"]", Pattern.CASE_INSENSITIVE);

  private final TraceFile file;
  private final LineReader lines;
  private final CsvDialect dialect;
  private char delimiter;

  /** Lines that are parsed before any others are read. */
  private final Deque<Line> pending = new ArrayDeque<>();

  private long linesRead;

  CsvParser(TraceFile file, Reader text, CsvDialect dialect) {
    this.file = file;
    this.lines = new LineReader(file, text);
    this.dialect = dialect;
    delimiter = dialect.delimiter().charAt(0);
  }

  /**
   * Returns the next row that is not blank; null at the end.
   *
   * @throws MalformedRowException if quotes are misplaced, or the row is too long
   */
  @Nullable CsvRow next() throws IOException {
    for (Line line = readRowStart(); line != null; line = readRowStart()) {
      List<String> fields = parse(line);
      if (fields.size() > 1 || !fields.get(0).isBlank()) {
        return new CsvRow(fields, line.number());
      }
    }
    return null;
  }

  /** Returns the next line outside of rows, without those that the dialect skips. */
  private @Nullable Line readRowStart() throws IOException {
    Line line = readLine();
    while (line != null && isSkipped(line)) {
      line = readLine();
    }
    return line;
  }

  private boolean isSkipped(Line line) {
    if (line.number() <= dialect.skipLines() || dialect.isComment(line.text())) {
      return true;
    }
    boolean choosesDelimiter =
        line.number() == dialect.skipLines() + 1L && SEPARATOR.matcher(line.text()).matches();
    if (choosesDelimiter) {
      delimiter = line.text().charAt(line.text().length() - 1);
    }
    return choosesDelimiter;
  }

  private List<String> parse(Line first) throws IOException {
    var further = new ArrayList<Line>();
    try {
      return new Row(first, further).fields();
    } catch (MalformedRowException e) {
      for (int i = further.size() - 1; i >= 0; i--) {
        pending.addFirst(further.get(i));
      }
      throw e;
    }
  }

  private @Nullable Line readLine() throws IOException {
    if (!pending.isEmpty()) {
      return pending.removeFirst();
    }
    String text = lines.readLine();
    if (text == null) {
      return null;
    }
    int start = 0;
    for (int end = text.indexOf('\r'); end >= 0; end = text.indexOf('\r', start)) {
      pending.addLast(new Line(text.substring(start, end), "\r", ++linesRead));
      start = end + 1;
    }
    pending.addLast(new Line(text.substring(start), lines.lineEnd(), ++linesRead));
    return pending.removeFirst();
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }

  private record Line(String text, String end, long number) {}

  /** The row that starts with a line. */
  private final class Row {

    private final Line first;
    private final List<Line> further;
    private Line line;
    private int position;

    /** Creates the row; the lines after its first one are added to {@code further}. */
    Row(Line first, List<Line> further) {
      this.first = first;
      this.further = further;
      this.line = first;
    }

    List<String> fields() throws IOException {
      var fields = new ArrayList<String>();
      while (true) {
        fields.add(isAt('"') ? quotedField() : plainField());
        if (position == line.text().length()) {
          return fields;
        }
        if (!isAt(delimiter)) {
          throw malformed("Unexpected character after a closing quote");
        }
        position++;
      }
    }

    private String plainField() {
      int start = position;
      int end = line.text().indexOf(delimiter, start);
      position = end < 0 ? line.text().length() : end;
      return line.text().substring(start, position);
    }

    private String quotedField() throws IOException {
      var field = new StringBuilder();
      do {
        // Past the opening quote, or the first one of two, of which the second is kept.
        position++;
        appendUntilQuote(field);
        position++;
        if (isAt('"')) {
          field.append('"');
        }
      } while (isAt('"'));
      return field.toString();
    }

    private void appendUntilQuote(StringBuilder field) throws IOException {
      int quote = line.text().indexOf('"', position);
      while (quote < 0) {
        field.append(line.text(), position, line.text().length()).append(line.end());
        Line next = readLine();
        if (next == null) {
          throw malformed("Unclosed quote");
        }
        further.add(next);
        if (field.length() > MAX_ROW_CHARS) {
          throw malformed(
              "Unclosed quote, or a row longer than the maximum of %,d characters"
                  .formatted(MAX_ROW_CHARS));
        }
        line = next;
        position = 0;
        quote = line.text().indexOf('"');
      }
      field.append(line.text(), position, quote);
      position = quote;
    }

    private boolean isAt(char c) {
      return position < line.text().length() && line.text().charAt(position) == c;
    }

    private MalformedRowException malformed(String problem) {
      return file.malformedRow(first.number(), "invalid CSV: " + problem);
    }
  }
}
