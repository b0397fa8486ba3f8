package dev.millrace.producers.replay;

/** The handling of malformed rows. */
public enum OnError {
  /** Fails the run, with file and line. */
  FAIL,
  /** Skips and counts the row; the count is logged when the producer is closed. */
  SKIP
}
