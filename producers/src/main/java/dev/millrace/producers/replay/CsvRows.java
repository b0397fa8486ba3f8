package dev.millrace.producers.replay;

import static java.util.Objects.requireNonNull;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rows of a CSV file below its header, and their fields in one column. Not thread-safe. */
final class CsvRows implements Closeable {

  private static final int MAX_ROW_CHARS = LineReader.MAX_LINE_CHARS;

  /** The location of a row in the messages of FastCSV. */
  private static final Pattern LOCATION = Pattern.compile(" *\\(record starting at line (\\d+)\\)");

  private final TraceFile file;
  private final Column column;
  private final CsvReader<CsvRecord> csv;
  private final Iterator<CsvRecord> rows;
  private boolean headerIsNext;
  private int columnIndex;
  private long lastLine;

  CsvRows(TraceFile file, Reader text, boolean header, String delimiter, Column column) {
    this.file = file;
    this.column = column;
    csv =
        CsvReader.builder()
            .fieldSeparator(delimiter.charAt(0))
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .allowUnclosedQuote(false)
            .maxBufferSize(MAX_ROW_CHARS)
            .build(
                CsvRecordHandler.of(
                    rows -> rows.maxFieldSize(MAX_ROW_CHARS).maxRecordSize(MAX_ROW_CHARS)),
                text);
    rows = csv.iterator();
    headerIsNext = header;
    columnIndex = column.index();
  }

  /**
   * Checks the settings of a file.
   *
   * @param key the key of the column's setting
   * @throws IllegalArgumentException if they are invalid or do not fit together
   */
  static void check(boolean header, String delimiter, String key, Column column) {
    if (delimiter.length() != 1 || "\"\r\n".contains(delimiter)) {
      throw new IllegalArgumentException(
          "delimiter is %s; allowed: one character, except a double quote and line ends"
              .formatted(Quoted.of(delimiter)));
    }
    if (!header && !column.isNumber()) {
      throw new IllegalArgumentException(
          "%s is '%s'; allowed without a header: the number of the column, from 1"
              .formatted(key, column));
    }
  }

  /** Returns the next row, without the header and blank lines; null at the end. */
  @Nullable CsvRecord next() throws IOException {
    CsvRecord row = nextNonBlank();
    if (row != null && headerIsNext) {
      headerIsNext = false;
      columnIndex = columnIndexIn(row);
      row = nextNonBlank();
    }
    return row;
  }

  /**
   * Returns the field of a row in the column.
   *
   * @param name the meaning of the column, for the message
   * @throws IllegalArgumentException if the row is too short
   */
  String field(CsvRecord row, String name) {
    if (columnIndex >= row.getFieldCount()) {
      throw new IllegalArgumentException(
          "the row ends after column %d; expected the %s in column %d"
              .formatted(row.getFieldCount(), name, columnIndex + 1));
    }
    return row.getField(columnIndex);
  }

  private int columnIndexIn(CsvRecord header) throws IOException {
    try {
      return column.indexIn(header.getFields());
    } catch (IllegalArgumentException e) {
      throw file.malformedFile(header.getStartingLineNumber(), String.valueOf(e.getMessage()));
    }
  }

  private @Nullable CsvRecord nextNonBlank() throws IOException {
    try {
      while (rows.hasNext()) {
        CsvRecord row = rows.next();
        lastLine = row.getStartingLineNumber();
        if (row.getFieldCount() > 1 || !row.getField(0).isBlank()) {
          return row;
        }
      }
      return null;
    } catch (CsvParseException e) {
      throw malformedCsv(e);
    } catch (UncheckedIOException e) {
      throw file.unreadable(lastLine, requireNonNull(e.getCause()));
    }
  }

  /**
   * Returns a failure of the whole file: after a misplaced quote the start of the next row is
   * unknown, so the row cannot be skipped.
   */
  private IOException malformedCsv(CsvParseException cause) {
    String problem = String.valueOf(cause.getMessage());
    Matcher location = LOCATION.matcher(problem);
    return location.find()
        ? file.malformedFile(
            Long.parseLong(location.group(1)), "invalid CSV: " + location.replaceFirst(""))
        : new IOException("%s is not valid CSV: %s".formatted(file.path(), problem));
  }

  @Override
  public void close() throws IOException {
    csv.close();
  }
}
