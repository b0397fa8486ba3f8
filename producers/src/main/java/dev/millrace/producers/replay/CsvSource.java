package dev.millrace.producers.replay;

import de.siegmar.fastcsv.reader.CsvRecord;
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
    CsvRecord row = rows.next();
    if (row == null) {
      return null;
    }
    long line = row.getStartingLineNumber();
    try {
      long nanos = timeFormat.epochNanos(rows.field(row, "time"));
      return new TimedRecord(nanos, List.copyOf(row.getFields()), line);
    } catch (IllegalArgumentException e) {
      throw file.malformedRow(line, e);
    }
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
