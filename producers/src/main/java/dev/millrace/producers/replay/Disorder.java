package dev.millrace.producers.replay;

/** Counts the rows with a time before that of an earlier row. Not thread-safe. */
final class Disorder {

  private long rows;
  private long outOfOrder;
  private long latest = Long.MIN_VALUE;

  /** Adds the next row of a file. */
  void add(long timeNanos) {
    rows++;
    if (timeNanos < latest) {
      outOfOrder++;
    }
    latest = Math.max(latest, timeNanos);
  }

  /** Returns the number of rows. */
  long rows() {
    return rows;
  }

  /** Returns the number of rows with a time before that of an earlier row. */
  long outOfOrder() {
    return outOfOrder;
  }

  /** Returns the latest time of a row. */
  long latest() {
    return latest;
  }
}
