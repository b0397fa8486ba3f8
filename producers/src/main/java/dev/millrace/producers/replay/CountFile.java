package dev.millrace.producers.replay;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file, plain or gzip, with a count in each row. It is streamed, and opened by the first call
 * of {@link #next()}. Not thread-safe.
 */
public final class CountFile implements Closeable {

  private final TraceFile file;
  private final Layout layout;
  private @Nullable CsvRows rows;

  public CountFile(Path path, Layout layout) {
    file = new TraceFile(path);
    this.layout = layout;
  }

  /**
   * Checks that a file can be read.
   *
   * @throws IllegalArgumentException if not
   */
  public static void check(Path file) {
    TraceFile.check(file);
  }

  /**
   * Returns the next count, at least 0; null at the end of the file.
   *
   * @throws IOException if the row has no count, or the file cannot be read; the message names the
   *     file and, if known, the line
   */
  public @Nullable Double next() throws IOException {
    if (rows == null) {
      rows =
          new CsvRows(file, file.open(), layout.header(), layout.delimiter(), layout.countColumn());
    }
    CsvRecord row = rows.next();
    if (row == null) {
      return null;
    }
    try {
      return count(rows.field(row, "count"));
    } catch (IllegalArgumentException e) {
      throw file.malformedRow(row.getStartingLineNumber(), e);
    }
  }

  private double count(String text) {
    double count;
    try {
      count = Double.parseDouble(text.strip());
    } catch (NumberFormatException e) {
      count = Double.NaN;
    }
    boolean allowed =
        count >= 0 && count <= Double.MAX_VALUE && (!layout.whole() || count == Math.rint(count));
    if (!allowed) {
      throw new IllegalArgumentException(
          "the count is %s; allowed: a %s of at least 0"
              .formatted(Quoted.of(text), layout.whole() ? "whole number" : "number"));
    }
    return count;
  }

  @Override
  public void close() throws IOException {
    if (rows != null) {
      rows.close();
    }
  }

  /**
   * The layout of the file.
   *
   * @param header whether the first row names the columns
   * @param delimiter the character between two fields
   * @param countColumn the column with the count, by name or number; without a header by number
   * @param whole whether counts must be whole numbers
   */
  public record Layout(boolean header, String delimiter, Column countColumn, boolean whole) {

    public Layout {
      CsvRows.check(header, delimiter, "count-column", countColumn);
    }
  }
}
