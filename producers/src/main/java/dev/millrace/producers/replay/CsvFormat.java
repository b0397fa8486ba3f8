package dev.millrace.producers.replay;

import dev.millrace.api.Range;
import java.io.IOException;
import java.io.Reader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Comma-separated values as in RFC 4180: each row is a message whose body is the list of its
 * fields; blank lines are skipped. A quoted field may contain delimiters, line ends and doubled
 * quotes. Rows may have any number of fields that includes the time.
 *
 * @param header whether the first row names the columns and is not a message
 * @param delimiter the character between two fields
 * @param comment the character at the start of lines to skip; null for none
 * @param skipLines the number of lines before the header or the first row to skip
 * @param timeColumn the column with the time, by name or number; without a header by number
 * @param timeFormat the format of the time
 */
public record CsvFormat(
    boolean header,
    String delimiter,
    @Nullable String comment,
    @Range(min = 0) int skipLines,
    Column timeColumn,
    TimeFormat timeFormat)
    implements Format {

  public CsvFormat {
    new CsvDialect(header, delimiter, comment, skipLines).check("time-column", timeColumn);
  }

  @Override
  public RecordSource open(TraceFile file) throws IOException {
    return source(file, file.open());
  }

  /** Opens a text in place of the file. */
  RecordSource source(TraceFile file, Reader text) {
    var dialect = new CsvDialect(header, delimiter, comment, skipLines);
    return new CsvSource(timeFormat, file, new CsvRows(file, text, dialect, List.of(timeColumn)));
  }
}
