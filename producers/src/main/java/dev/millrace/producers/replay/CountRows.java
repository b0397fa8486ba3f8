package dev.millrace.producers.replay;

/** The meaning of several rows, each of which has the counts of consecutive intervals. */
public enum CountRows {
  /** Each row follows the previous one, such as a day. */
  IN_TURN,
  /** All rows begin at the start, such as one for each function, and their counts are added up. */
  SUM
}
