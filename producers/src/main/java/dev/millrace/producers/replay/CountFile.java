package dev.millrace.producers.replay;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file, plain or gzip, with a count in each row. It is streamed, and opened by the first call
 * of {@link #next()}. Not thread-safe.
 */
public final class CountFile implements Closeable {

  /** The largest count of a row. */
  static final int MAX_COUNT = 1_000_000_000;

  private static final int MAX_ROWS_CHECKED = 1000;

  /** A decimal number; unlike {@link Double#parseDouble} without {@code 5d} and {@code 0x1p0}. */
  private static final Pattern NUMBER =
      Pattern.compile("\\+?(\\d+\\.?\\d*|\\.\\d+)(e[+-]?\\d{1,3})?", Pattern.CASE_INSENSITIVE);

  private final TraceFile file;
  private final Layout layout;
  private final TimeContext times;
  private @Nullable CsvRows rows;
  private @Nullable Interval afterGap;
  private @Nullable Long endNanos;

  public CountFile(Path path, Layout layout) {
    this(new TraceFile(path), layout);
  }

  private CountFile(TraceFile file, Layout layout) {
    this.file = file;
    this.layout = layout;
    this.times = file.times();
  }

  /**
   * Checks that a file can be read, and that it begins with a header, if there is one, and rows of
   * the given layout.
   *
   * @throws IllegalArgumentException if not
   */
  public static void check(Path path, Layout layout) {
    TraceFile.check(path);
    FirstPart.check(
        new TraceFile(path),
        firstPart -> {
          try (var counts = new CountFile(firstPart, layout)) {
            for (int i = 0; i < MAX_ROWS_CHECKED && counts.next() != null; i++) {
              // Reads the next row.
            }
          }
        });
  }

  /**
   * Returns the next interval; null at the end of the file. Rows that are missing between two times
   * are one interval without messages.
   *
   * @throws IOException if the row has no count, or the file cannot be read; the message names the
   *     file and, if known, the line
   */
  public @Nullable Interval next() throws IOException {
    if (afterGap != null) {
      Interval next = afterGap;
      afterGap = null;
      return next;
    }
    if (rows == null) {
      rows = new CsvRows(file, file.open(), layout.dialect(), layout.columns());
    }
    CsvRow row = rows.next();
    if (row == null) {
      return null;
    }
    try {
      var interval = new Interval(count(rows.field(row, 0, "count")), layout.intervalNanos());
      long gapNanos = layout.timeColumn() == null ? 0 : gapBefore(rows.field(row, 1, "time"));
      if (gapNanos == 0) {
        return interval;
      }
      afterGap = interval;
      return new Interval(0, gapNanos);
    } catch (IllegalArgumentException e) {
      throw file.malformedRow(row.line(), String.valueOf(e.getMessage()));
    } catch (ArithmeticException e) {
      throw file.malformedRow(row.line(), "the time is more than 292 years from the previous one");
    }
  }

  /** Returns the time from the end of the previous interval to a row's time. */
  private long gapBefore(String text) {
    long start = layout.timeFormat().epochNanos(text, times);
    long gap = endNanos == null ? 0 : Math.subtractExact(start, endNanos);
    if (gap < 0) {
      throw new IllegalArgumentException(
          "the time %s is less than one interval after that of the previous row"
              .formatted(Quoted.of(text)));
    }
    endNanos = Math.addExact(start, layout.intervalNanos());
    return gap;
  }

  private double count(String text) {
    String number = text.strip();
    double count = NUMBER.matcher(number).matches() ? Double.parseDouble(number) : Double.NaN;
    boolean allowed =
        count >= 0 && count <= MAX_COUNT && (!layout.whole() || count == Math.rint(count));
    if (!allowed) {
      throw new IllegalArgumentException(
          "the count is %s; allowed: a %s from 0 to %d"
              .formatted(Quoted.of(text), layout.whole() ? "whole number" : "number", MAX_COUNT));
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
   * A number of messages and the time over which they arrive.
   *
   * @param count the number, at least 0
   * @param nanos the duration, above 0
   */
  public record Interval(double count, long nanos) {}

  /**
   * The layout of the file.
   *
   * @param header whether the first row names the columns
   * @param delimiter the character between two fields
   * @param comment the character at the start of lines to skip; null for none
   * @param skipLines the number of lines before the header or the first row to skip
   * @param countColumn the column with the count, by name or number; without a header by number
   * @param whole whether counts must be whole numbers
   * @param timeColumn the column with the start of the interval; null if no row is missing
   * @param timeFormat the format of the time
   * @param intervalNanos the length of the interval of a row
   */
  public record Layout(
      boolean header,
      String delimiter,
      @Nullable String comment,
      int skipLines,
      Column countColumn,
      boolean whole,
      @Nullable Column timeColumn,
      TimeFormat timeFormat,
      long intervalNanos) {

    public Layout {
      var dialect = new CsvDialect(header, delimiter, comment, skipLines);
      dialect.check("count-column", countColumn);
      if (timeColumn != null) {
        dialect.check("time-column", timeColumn);
      }
    }

    private CsvDialect dialect() {
      return new CsvDialect(header, delimiter, comment, skipLines);
    }

    private List<Column> columns() {
      var columns = new ArrayList<>(List.of(countColumn));
      if (timeColumn != null) {
        columns.add(timeColumn);
      }
      return columns;
    }
  }
}
