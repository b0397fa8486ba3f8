package dev.millrace.producers.replay;

import java.io.IOException;
import java.io.Reader;

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
public record CsvFormat(boolean header, String delimiter, Column timeColumn, TimeFormat timeFormat)
    implements Format {

  public CsvFormat {
    CsvRows.check(header, delimiter, "time-column", timeColumn);
  }

  @Override
  public RecordSource open(TraceFile file) throws IOException {
    return source(file, file.open());
  }

  /** The rows of a text that stands for the file. */
  RecordSource source(TraceFile file, Reader text) {
    return new CsvSource(timeFormat, file, new CsvRows(file, text, header, delimiter, timeColumn));
  }
}
