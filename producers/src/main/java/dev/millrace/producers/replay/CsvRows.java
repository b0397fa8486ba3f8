package dev.millrace.producers.replay;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a CSV file below its header, and their fields in some columns. Not thread-safe. */
final class CsvRows implements Closeable {

  private final TraceFile file;
  private final List<Column> columns;
  private final int[] indices;
  private final CsvParser csv;
  private boolean headerIsNext;

  CsvRows(TraceFile file, Reader text, CsvDialect dialect, List<Column> columns) {
    this.file = file;
    this.columns = columns;
    csv = new CsvParser(file, text, dialect);
    headerIsNext = dialect.header();
    indices = columns.stream().mapToInt(Column::index).toArray();
  }

  /** Returns the next row, without the header and blank lines; null at the end. */
  @Nullable CsvRow next() throws IOException {
    if (headerIsNext) {
      CsvRow header = header();
      if (header == null) {
        return null;
      }
      headerIsNext = false;
    }
    return csv.next();
  }

  /**
   * Returns the field of a row in a column.
   *
   * @param column the position of the column among those of the constructor, from 0
   * @param name the meaning of the column, for the message
   * @throws IllegalArgumentException if the row is too short
   */
  String field(CsvRow row, int column, String name) {
    return field(row, column, 0, name);
  }

  /** Returns the field of a row in a column some columns further. */
  String field(CsvRow row, int column, int further, String name) {
    int index = indices[column] + further;
    if (index >= row.fields().size()) {
      throw new IllegalArgumentException(
          "the row ends after column %d; expected the %s in column %d"
              .formatted(row.fields().size(), name, index + 1));
    }
    return row.fields().get(index);
  }

  /** Returns the index of a column, from 0; known after the first call of {@link #next()}. */
  int index(int column) {
    return indices[column];
  }

  /** Finds the columns; without a header that can be read there are no rows either. */
  private @Nullable CsvRow header() throws IOException {
    CsvRow header;
    try {
      header = csv.next();
    } catch (MalformedRowException e) {
      throw new IOException(e.getMessage(), e);
    }
    for (int i = 0; header != null && i < indices.length; i++) {
      try {
        indices[i] = columns.get(i).indexIn(header.fields());
      } catch (IllegalArgumentException e) {
        throw file.malformedFile(header.line(), String.valueOf(e.getMessage()));
      }
    }
    return header;
  }

  @Override
  public void close() throws IOException {
    csv.close();
  }
}
