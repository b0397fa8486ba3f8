package dev.millrace.producers.replay;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The first rows of a source, up to a number of them. Not thread-safe. */
final class FirstRows implements RecordSource {

  private final RecordSource rows;
  private int left;

  FirstRows(RecordSource rows, int number) {
    this.rows = rows;
    this.left = number;
  }

  @Override
  public @Nullable TimedRecord next() throws IOException {
    return left-- > 0 ? rows.next() : null;
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
