package dev.millrace.producers.replay;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a source without the malformed ones.
 *
 * @param skipped counts the malformed rows
 */
record WellFormedRows(RecordSource rows, AtomicLong skipped) implements RecordSource {

  @Override
  public @Nullable TimedRecord next() throws IOException {
    while (true) {
      try {
        return rows.next();
      } catch (MalformedRowException e) {
        skipped.incrementAndGet();
      }
    }
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
