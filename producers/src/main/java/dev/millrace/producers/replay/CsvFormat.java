package dev.millrace.producers.replay;

import dev.millrace.api.Range;
import java.io.IOException;
import java.io.Reader;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Comma-separated values as in RFC 4180: each row is a message whose body is the list of its
 * fields; blank lines are skipped. A quoted field may contain delimiters, line ends and doubled
 * quotes. Rows may have any number of fields that includes those with a meaning.
 *
 * <p>Columns are given by name or number; without a header by number.
 *
 * @param header whether the first row names the columns and is not a message
 * @param delimiter the character between two fields
 * @param comment the character at the start of lines to skip; null for none
 * @param skipLines the number of lines before the header or the first row to skip
 * @param timeColumn the column with the time; null for the first one, or for the end minus the
 *     service time if both have columns
 * @param timeFormat the format of the times
 * @param dateColumn the column with the date of the times; null if they have it
 * @param endColumn the column with the end of the service; null for none
 * @param serviceColumn the column with the service time; null for none
 * @param serviceUnit the unit of service times without one; null if each has one
 * @param sizeColumn the column with the size; null for none
 */
public record CsvFormat(
    boolean header,
    String delimiter,
    @Nullable String comment,
    @Range(min = 0) int skipLines,
    @Nullable Column timeColumn,
    TimeFormat timeFormat,
    @Nullable Column dateColumn,
    @Nullable Column endColumn,
    @Nullable Column serviceColumn,
    @Nullable ServiceUnit serviceUnit,
    @Nullable Column sizeColumn)
    implements Format {

  private static final Column FIRST = Column.parse("1");

  public CsvFormat {
    var dialect = new CsvDialect(header, delimiter, comment, skipLines);
    checkTimes("-column", timeColumn, endColumn, serviceColumn);
    columns(timeColumn, dateColumn, endColumn, serviceColumn, sizeColumn)
        .forEach((field, column) -> dialect.check(field.group() + "-column", column));
  }

  /**
   * Checks that the times of a row do not contradict each other.
   *
   * @param suffix the end of the keys of the fields
   * @throws IllegalArgumentException if a time, an end and a service time are given
   */
  static void checkTimes(
      String suffix, @Nullable Object time, @Nullable Object end, @Nullable Object service) {
    if (time != null && end != null && service != null) {
      throw new IllegalArgumentException(
          "time%1$s, end%1$s and service%1$s are given; allowed: two of them, since the third follows"
              .formatted(suffix));
    }
  }

  @Override
  public RecordSource open(TraceFile file) throws IOException {
    return source(file, file.open());
  }

  /** Opens a text in place of the file. */
  RecordSource source(TraceFile file, Reader text) {
    var dialect = new CsvDialect(header, delimiter, comment, skipLines);
    Map<Field, Column> columns =
        columns(timeColumn, dateColumn, endColumn, serviceColumn, sizeColumn);
    return new CsvSource(
        file,
        new CsvRows(file, text, dialect, List.copyOf(columns.values())),
        List.copyOf(columns.keySet()),
        new RowReader(timeFormat, serviceUnit, file.times()));
  }

  private static Map<Field, Column> columns(
      @Nullable Column time,
      @Nullable Column date,
      @Nullable Column end,
      @Nullable Column service,
      @Nullable Column size) {
    Map<Field, Column> columns = new EnumMap<>(Field.class);
    put(columns, Field.TIME, time == null && (end == null || service == null) ? FIRST : time);
    put(columns, Field.DATE, date);
    put(columns, Field.END, end);
    put(columns, Field.SERVICE, service);
    put(columns, Field.SIZE, size);
    return columns;
  }

  private static void put(Map<Field, Column> columns, Field field, @Nullable Column column) {
    if (column != null) {
      columns.put(field, column);
    }
  }
}
