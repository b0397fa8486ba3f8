package dev.millrace.ledger;

/** What became of a message that was not dropped; every message has exactly one outcome. */
public enum Outcome {
  /** A consumer stored it. */
  DELIVERED(0),
  /** A consumer's attempts to store it were used up. */
  FAILED(1),
  /** The run was cut off while a worker held it, or a pipeline that did not give it back. */
  ABANDONED(2),
  /** The run ended while it was in the pipeline. */
  LEFT(3);

  /** How many codes there are; codes from here on stand for the reasons of drops. */
  static final int CODES = 4;

  private final int code;

  Outcome(int code) {
    this.code = code;
  }

  /** A number that stands for the outcome in a journal. */
  int code() {
    return code;
  }
}
