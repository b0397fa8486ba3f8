package dev.millrace.producers.replay;

/** What to do with a row from which no message can be made. */
public enum OnError {
  /** The run fails, with the file and the line. */
  FAIL,
  /** The row is passed over and counted; the count is logged when the producer is closed. */
  SKIP
}
