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

/** The rows of a CSV file below its header, and what stands in one column; for one thread. */
final class CsvRows implements Closeable {

  /** The longest field and the longest row that are read, in characters. */
  private static final int LONGEST = LineReader.LONGEST;

  /** How FastCSV says in a message where the row began. */
  private static final Pattern PLACE = Pattern.compile(" *\\(record starting at line (\\d+)\\)");

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
            .maxBufferSize(LONGEST)
            .build(
                CsvRecordHandler.of(rows -> rows.maxFieldSize(LONGEST).maxRecordSize(LONGEST)),
                text);
    rows = csv.iterator();
    headerIsNext = header;
    columnIndex = column.index();
  }

  /**
   * Looks whether the settings of a file fit together.
   *
   * @param key how the column's setting is called
   * @throws IllegalArgumentException if not; the message says what is allowed
   */
  static void check(boolean header, String delimiter, String key, Column column) {
    if (delimiter.length() != 1 || "\"\r\n".contains(delimiter)) {
      throw new IllegalArgumentException(
          "delimiter is %s; allowed is one character, but no double quote and no line end"
              .formatted(Quoted.of(delimiter)));
    }
    if (!header && !column.isNumber()) {
      throw new IllegalArgumentException(
          "%s is '%s' and header is false, but a column has a name only if there is a header;"
                  .formatted(key, column)
              + " allowed is its number, counted from 1");
    }
  }

  /** The next row that is neither blank nor the header; null at the end. */
  @Nullable CsvRecord next() throws IOException {
    CsvRecord row = nextOfAll();
    if (row != null && headerIsNext) {
      headerIsNext = false;
      columnIndex = columnIndexIn(row);
      row = nextOfAll();
    }
    return row;
  }

  /**
   * What stands in the column.
   *
   * @param what what that should be, in words
   * @throws IllegalArgumentException if the row is too short
   */
  String field(CsvRecord row, String what) {
    if (columnIndex >= row.getFieldCount()) {
      throw new IllegalArgumentException(
          "the row ends after column %d; expected the %s in column %d"
              .formatted(row.getFieldCount(), what, columnIndex + 1));
    }
    return row.getField(columnIndex);
  }

  private int columnIndexIn(CsvRecord header) throws IOException {
    try {
      return column.indexIn(header.getFields());
    } catch (IllegalArgumentException e) {
      throw file.malformed(header.getStartingLineNumber(), String.valueOf(e.getMessage()));
    }
  }

  private @Nullable CsvRecord nextOfAll() throws IOException {
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
      throw notCsv(e);
    } catch (UncheckedIOException e) {
      throw file.unreadable(lastLine, requireNonNull(e.getCause()));
    }
  }

  /**
   * The end of the file's use: nobody can tell where the next row begins after a quote that is out
   * of place, so this is no broken row that could be skipped.
   */
  private IOException notCsv(CsvParseException cause) {
    String problem = String.valueOf(cause.getMessage());
    Matcher place = PLACE.matcher(problem);
    return place.find()
        ? file.malformed(Long.parseLong(place.group(1)), "no valid CSV: " + place.replaceFirst(""))
        : new IOException("%s is no valid CSV: %s".formatted(file.path(), problem));
  }

  @Override
  public void close() throws IOException {
    csv.close();
  }
}
