package dev.millrace.producers.replay;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the rows of counts that are chosen, each with its counts. Not thread-safe. */
final class CountReader implements Closeable {

  /** The largest count of a field. */
  static final int MAX_COUNT = 1_000_000_000;

  /** A decimal number; unlike {@link Double#parseDouble} without {@code 5d} and {@code 0x1p0}. */
  private static final Pattern NUMBER =
      Pattern.compile("\\+?(\\d+\\.?\\d*|\\.\\d+)(e[+-]?\\d{1,3})?", Pattern.CASE_INSENSITIVE);

  private static final int FIRST = 0;
  private static final int LAST = 1;

  private final TraceFile file;
  private final CountFile.Layout layout;
  private final CsvRows rows;
  private final int whereIndex;
  private final int timeIndex;

  /**
   * Opens a file.
   *
   * @throws IOException if it cannot be opened
   */
  CountReader(TraceFile file, CountFile.Layout layout) throws IOException {
    this.file = file;
    this.layout = layout;
    List<Column> columns =
        new ArrayList<>(List.of(layout.columns().first(), layout.columns().last()));
    whereIndex = add(layout.columns().whereColumn(), columns);
    timeIndex = add(layout.timeColumn(), columns);
    rows = new CsvRows(file, file.open(), layout.dialect(), columns);
  }

  private static int add(@Nullable Column column, List<Column> columns) {
    if (column != null) {
      columns.add(column);
    }
    return columns.size() - 1;
  }

  /**
   * Returns the next row that is chosen; null at the end.
   *
   * @throws MalformedRowException if a count is none
   */
  @Nullable Counts next() throws IOException {
    for (CsvRow row = rows.next(); row != null; row = rows.next()) {
      try {
        if (isChosen(row)) {
          String time = layout.timeColumn() == null ? null : rows.field(row, timeIndex, "time");
          return new Counts(counts(row), time, row.line());
        }
      } catch (IllegalArgumentException e) {
        throw file.malformedRow(row.line(), String.valueOf(e.getMessage()));
      }
    }
    return null;
  }

  private boolean isChosen(CsvRow row) {
    String value = layout.columns().whereValue();
    return value == null
        || value.equals(rows.field(row, whereIndex, "value of where-column").strip());
  }

  private double[] counts(CsvRow row) throws IOException {
    double[] counts = new double[countsPerRow()];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = count(rows.field(row, FIRST, i, "count"));
    }
    return counts;
  }

  /** Returns the number of counts of each row; known after the first call of {@link #next()}. */
  int countsPerRow() throws IOException {
    int number = rows.index(LAST) - rows.index(FIRST) + 1;
    if (number < 1) {
      throw new IOException(
          "%s: count-columns is %s, of which the last is before the first"
              .formatted(file.path(), layout.columns().range()));
    }
    return number;
  }

  private double count(String text) {
    String number = text.strip();
    double count = NUMBER.matcher(number).matches() ? Double.parseDouble(number) : Double.NaN;
    if (!(count >= 0 && count <= MAX_COUNT) || (layout.whole() && count != Math.rint(count))) {
      throw new IllegalArgumentException(
          "the count is %s; allowed: a %s from 0 to %d"
              .formatted(Quoted.of(text), layout.whole() ? "whole number" : "number", MAX_COUNT));
    }
    return count;
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }

  /**
   * The counts of a row.
   *
   * @param time the time at which its first interval starts; null if it follows the previous one
   */
  record Counts(double[] values, @Nullable String time, long line) {

    /** Returns these counts plus others, of which there are as many or none. */
    double[] plus(double[] others) {
      double[] sum = values.clone();
      for (int i = 0; i < others.length; i++) {
        sum[i] += others[i];
      }
      return sum;
    }
  }
}
