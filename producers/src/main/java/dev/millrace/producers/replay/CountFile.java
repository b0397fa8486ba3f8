package dev.millrace.producers.replay;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file, plain or compressed by gzip, with a count in each row; streamed, for one thread.
 *
 * <p>The file is opened by the first call of {@link #next()}.
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
   * Looks whether a file can be read, before any run.
   *
   * @throws IllegalArgumentException if not; the message says why
   */
  public static void check(Path file) {
    TraceFile.check(file);
  }

  /**
   * Reads the next count.
   *
   * @return the count, at least 0; null at the end of the file
   * @throws IOException if there is none in the row, or the file cannot be read; the message names
   *     the file and, as far as it is known, the line
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
      throw file.broken(row.getStartingLineNumber(), e);
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
          "found %s as the count; allowed is a %s of at least 0"
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
   * How the file is laid out.
   *
   * @param header whether the first row names the columns
   * @param delimiter the character between fields
   * @param countColumn the column with the count, by name or number; without a header by number
   *     only
   * @param whole whether counts have to be whole numbers
   */
  public record Layout(boolean header, String delimiter, Column countColumn, boolean whole) {

    public Layout {
      CsvRows.check(header, delimiter, "count-column", countColumn);
    }
  }
}
