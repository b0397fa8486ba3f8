package dev.millrace.producers.replay;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A CSV file, plain or gzip, with a count in each row, or with those of consecutive intervals. It
 * is opened by the first call of {@link #next()}, and streamed, unless its rows are added up. Not
 * thread-safe.
 */
public final class CountFile implements Closeable {

  private static final Logger LOG = LoggerFactory.getLogger(CountFile.class);

  private static final int MAX_ROWS_CHECKED = 1000;

  private final TraceFile file;
  private final Layout layout;
  private final TimeContext times;
  private final Deque<Interval> read = new ArrayDeque<>();
  private @Nullable CountReader rows;
  private @Nullable Long endNanos;
  private boolean ended;
  private long skipped;

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
   * the given layout. With {@code on-error = skip} rows may be malformed.
   *
   * @throws IllegalArgumentException if not
   */
  public static void check(Path path, Layout layout) {
    TraceFile.check(path);
    FirstPart.check(
        new TraceFile(path),
        firstPart -> {
          try (var counts = new CountFile(firstPart, layout);
              var rows = new CountReader(firstPart, layout)) {
            for (int i = 0; i < MAX_ROWS_CHECKED && counts.addRow(rows); i++) {
              counts.read.clear();
            }
          }
        });
  }

  /**
   * Returns the next interval; null at the end of the file. Rows that are missing between two times
   * are one interval without messages, and so is a row that is skipped.
   *
   * @throws IOException if a row has no count, or the file cannot be read; the message names the
   *     file and, if known, the line
   */
  public @Nullable Interval next() throws IOException {
    CountReader reader = rows;
    if (reader == null) {
      reader = new CountReader(file, layout);
      rows = reader;
    }
    while (read.isEmpty() && !ended) {
      if (layout.columns().rows() == CountRows.SUM) {
        addSum(reader);
        ended = true;
      } else {
        ended = !addRow(reader);
      }
    }
    return read.poll();
  }

  /** Adds the intervals of the next row; returns whether there is one. */
  private boolean addRow(CountReader reader) throws IOException {
    try {
      CountReader.Counts row = reader.next();
      if (row == null) {
        return false;
      }
      long gapNanos =
          row.time() == null ? 0 : gapBefore(row.time(), row.values().length, row.line());
      if (gapNanos > 0) {
        read.add(new Interval(0, gapNanos));
      }
      addAll(row.values());
    } catch (MalformedRowException e) {
      skip(e);
      // With times, rows may be missing anyway.
      if (layout.timeColumn() == null) {
        addAll(new double[reader.countsPerRow()]);
      }
    }
    return true;
  }

  private void addAll(double[] counts) {
    for (double count : counts) {
      read.add(new Interval(count, layout.intervalNanos()));
    }
  }

  private void addSum(CountReader reader) throws IOException {
    double[] sum = {};
    boolean more = true;
    while (more) {
      try {
        CountReader.Counts row = reader.next();
        more = row != null;
        sum = row == null ? sum : row.plus(sum);
      } catch (MalformedRowException e) {
        skip(e);
      }
    }
    addAll(sum);
  }

  private void skip(MalformedRowException e) throws MalformedRowException {
    if (layout.onError() == OnError.FAIL) {
      throw e;
    }
    skipped++;
  }

  /** Returns the time from the end of the previous interval to a row's time. */
  private long gapBefore(String text, int intervals, long line) throws IOException {
    try {
      long start = layout.timeFormat().epochNanos(text, times);
      long gap = endNanos == null ? 0 : Math.subtractExact(start, endNanos);
      if (gap < 0) {
        throw new IllegalArgumentException(
            "the time %s is less than one interval after that of the previous row"
                .formatted(Quoted.of(text)));
      }
      endNanos = Math.addExact(start, Math.multiplyExact(intervals, layout.intervalNanos()));
      return gap;
    } catch (IllegalArgumentException e) {
      throw file.malformedRow(line, String.valueOf(e.getMessage()));
    } catch (ArithmeticException e) {
      throw file.malformedRow(line, "the time is more than 292 years from the previous one");
    }
  }

  /** Closes the file, and logs the number of rows that were skipped. */
  @Override
  public void close() throws IOException {
    if (skipped > 0) {
      LOG.warn("{}: {} malformed rows were skipped", file.path(), skipped);
    }
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
   * @param columns the columns with the counts
   * @param whole whether counts must be whole numbers
   * @param timeColumn the column with the start of the interval; null if no row is missing
   * @param timeFormat the format of the time
   * @param intervalNanos the length of an interval
   * @param onError the handling of malformed rows
   */
  public record Layout(
      boolean header,
      String delimiter,
      @Nullable String comment,
      int skipLines,
      CountColumns columns,
      boolean whole,
      @Nullable Column timeColumn,
      TimeFormat timeFormat,
      long intervalNanos,
      OnError onError) {

    public Layout {
      var dialect = new CsvDialect(header, delimiter, comment, skipLines);
      columns.check(dialect);
      if (timeColumn != null) {
        dialect.check("time-column", timeColumn);
      }
      if (timeColumn != null && columns.rows() == CountRows.SUM) {
        throw new IllegalArgumentException(
            "rows is sum and time-column is given; allowed: one of them");
      }
    }

    CsvDialect dialect() {
      return new CsvDialect(header, delimiter, comment, skipLines);
    }
  }
}
