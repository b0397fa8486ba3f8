package dev.millrace.producers.replay;

import java.io.IOException;
import java.io.Reader;
import java.util.List;

/**
 * Comma-separated values as in RFC 4180: each row is a message whose body is the list of its
 * fields; blank lines are skipped. A quoted field may contain delimiters, line ends and doubled
 * quotes. Rows may have any number of fields that includes the time.
 *
 * @param header whether the first row names the columns and is not a message
 * @param delimiter the character between two fields
 * @param timeColumn the column with the time, by name or number; without a header by number
 * @param timeFormat the format of the time
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

  /** Opens a text in place of the file. */
  RecordSource source(TraceFile file, Reader text) {
    return new CsvSource(
        timeFormat, file, new CsvRows(file, text, header, delimiter, List.of(timeColumn)));
  }
}
