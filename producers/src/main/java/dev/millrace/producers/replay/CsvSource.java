package dev.millrace.producers.replay;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a CSV file with their times. */
final class CsvSource implements RecordSource {

  private final TimeFormat timeFormat;
  private final TraceFile file;
  private final CsvRows rows;

  CsvSource(TimeFormat timeFormat, TraceFile file, CsvRows rows) {
    this.timeFormat = timeFormat;
    this.file = file;
    this.rows = rows;
  }

  @Override
  public @Nullable TimedRecord next() throws IOException {
    CsvRow row = rows.next();
    if (row == null) {
      return null;
    }
    long line = row.line();
    try {
      long nanos = timeFormat.epochNanos(rows.field(row, 0, "time"));
      return new TimedRecord(nanos, List.copyOf(row.fields()), line);
    } catch (IllegalArgumentException e) {
      throw file.malformedRow(line, String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
