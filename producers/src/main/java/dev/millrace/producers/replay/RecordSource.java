package dev.millrace.producers.replay;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The rows of one pass through a file, one after another; for one thread. */
interface RecordSource extends Closeable {

  /**
   * Reads the next row.
   *
   * @return the row, or null at the end of the file
   * @throws BrokenRowException if no message can be made from the row; the next call goes on with
   *     the row after it
   * @throws IOException if nothing more can be read; the message names the file and, as far as it
   *     is known, the line
   */
  @Nullable TimedRecord next() throws IOException;
}
