package dev.millrace.producers.replay;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * The columns with the counts of a file: one, or a range of which each column is an interval.
 *
 * @param count the column with the count; null for {@code count}, or if there is a range
 * @param range the columns of consecutive intervals; null if each row is one interval
 * @param rows the meaning of several rows with a range
 * @param whereColumn the column by which rows are chosen; null for all rows
 * @param whereValue the value of that column in the chosen rows
 */
public record CountColumns(
    @Nullable Column count,
    @Nullable ColumnRange range,
    CountRows rows,
    @Nullable Column whereColumn,
    @Nullable String whereValue) {

  public CountColumns {
    if (count != null && range != null) {
      throw new IllegalArgumentException(
          "count-column and count-columns are given; allowed: one of them");
    }
    if ((whereColumn == null) != (whereValue == null)) {
      throw new IllegalArgumentException(
          "where-column and where-value are not both given; allowed: both or none");
    }
    if (rows == CountRows.SUM && range == null) {
      throw new IllegalArgumentException(
          "rows is sum without count-columns; allowed: in-turn, or count-columns");
    }
    count = count == null && range == null ? Column.parse("count") : count;
  }

  /** Returns the first column with a count. */
  Column first() {
    return range != null ? range.first() : requireNonNull(count);
  }

  /** Returns the last column with a count. */
  Column last() {
    return range != null ? range.last() : first();
  }

  /**
   * Checks that the columns can be found.
   *
   * @throws IllegalArgumentException if one is a name, and there is no header
   */
  void check(CsvDialect dialect) {
    String key = range == null ? "count-column" : "count-columns";
    dialect.check(key, first());
    dialect.check(key, last());
    if (whereColumn != null) {
      dialect.check("where-column", whereColumn);
    }
  }
}
