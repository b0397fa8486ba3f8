package dev.millrace.producers.replay;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a CSV file with their times. */
final class CsvSource implements RecordSource {

  private final TraceFile file;
  private final CsvRows rows;
  private final List<Field> fields;
  private final RowReader reader;

  /**
   * Creates a source.
   *
   * @param fields the meanings of the columns of the rows, in their order
   */
  CsvSource(TraceFile file, CsvRows rows, List<Field> fields, RowReader reader) {
    this.file = file;
    this.rows = rows;
    this.fields = fields;
    this.reader = reader;
  }

  @Override
  public @Nullable TimedRecord next() throws IOException {
    CsvRow row = rows.next();
    return row == null
        ? null
        : file.readRow(
            row.line(),
            row.fields().get(0),
            () -> reader.read(field -> text(row, field), List.copyOf(row.fields()), row.line()));
  }

  private @Nullable String text(CsvRow row, Field field) {
    int column = fields.indexOf(field);
    return column < 0 ? null : rows.field(row, column, field.words());
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
