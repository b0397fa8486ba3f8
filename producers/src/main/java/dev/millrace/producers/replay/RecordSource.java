package dev.millrace.producers.replay;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The rows of one pass through a file. Not thread-safe. */
interface RecordSource extends Closeable {

  /**
   * Returns the next row; null at the end of the file.
   *
   * @throws MalformedRowException if the row is malformed; the next call reads the row after it
   * @throws IOException if nothing more can be read; the message names the file and, if known, the
   *     line
   */
  @Nullable TimedRecord next() throws IOException;
}
