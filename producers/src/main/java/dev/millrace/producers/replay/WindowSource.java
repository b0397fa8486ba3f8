package dev.millrace.producers.replay;

import java.io.IOException;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Rows in the order of their times, if none of them comes later in the file than a row whose time
 * is later by more than a window. The rows of one window are in memory. Not thread-safe.
 */
final class WindowSource implements RecordSource {

  private static final int MAX_ROWS = 1_000_000;

  private final TraceFile file;
  private final RecordSource rows;
  private final long windowNanos;
  private final Disorder disorder;
  private final PriorityQueue<Waiting> waiting =
      new PriorityQueue<>(
          Comparator.comparingLong((Waiting each) -> each.row().timeNanos())
              .thenComparingLong(Waiting::number));
  private boolean ended;

  /**
   * Creates a source.
   *
   * @param disorder counts the rows
   */
  WindowSource(TraceFile file, RecordSource rows, long windowNanos, Disorder disorder) {
    this.file = file;
    this.rows = rows;
    this.windowNanos = windowNanos;
    this.disorder = disorder;
  }

  @Override
  public @Nullable TimedRecord next() throws IOException {
    while (!ended && !isFirstComplete()) {
      TimedRecord row = rows.next();
      if (row == null) {
        ended = true;
      } else {
        disorder.add(row.timeNanos());
        waiting.add(new Waiting(row, disorder.rows()));
        checkSize(row.line());
      }
    }
    Waiting first = waiting.poll();
    return first == null ? null : first.row();
  }

  /** Returns whether no row that is still to be read can be before the first one that waits. */
  private boolean isFirstComplete() {
    Waiting first = waiting.peek();
    return first != null && disorder.latest() - windowNanos >= first.row().timeNanos();
  }

  private void checkSize(long line) throws IOException {
    if (waiting.size() > MAX_ROWS) {
      throw file.malformedFile(
          line,
          "more than %,d rows are within the window of the order; allowed: a shorter window, or sort"
              .formatted(MAX_ROWS));
    }
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }

  private record Waiting(TimedRecord row, long number) {}
}
