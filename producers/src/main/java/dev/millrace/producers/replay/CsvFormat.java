package dev.millrace.producers.replay;

import java.io.IOException;

/**
 * Comma-separated values as in RFC 4180: every row is a message whose body is the list of its
 * fields; blank lines are passed over. A quoted field may hold delimiters, line ends and doubled
 * quotes. Rows may have any number of fields, as long as the time is among them.
 *
 * @param header whether the first row names the columns; it is no message then
 * @param delimiter the character between fields
 * @param timeColumn the column with the time, by name or number; without a header by number only
 * @param timeFormat how the time is written
 */
public record CsvFormat(
    boolean header, String delimiter, TimeColumn timeColumn, TimeFormat timeFormat)
    implements Format {

  public CsvFormat {
    if (delimiter.length() != 1 || "\"\r\n".contains(delimiter)) {
      throw new IllegalArgumentException(
          "delimiter is %s; allowed is one character, but no double quote and no line end"
              .formatted(Quoted.of(delimiter)));
    }
    if (!header && !timeColumn.isNumber()) {
      throw new IllegalArgumentException(
          "time-column is '%s' and header is false, but a column has a name only if there is a"
                  .formatted(timeColumn)
              + " header; allowed is its number, counted from 1");
    }
  }

  @Override
  public RecordSource open(TraceFile file) throws IOException {
    return new CsvSource(this, file, file.open());
  }
}
