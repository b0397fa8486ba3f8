package dev.millrace.ledger;

/** The outcome of a message that was not dropped; every message has exactly one. */
public enum Outcome {
  /** A consumer stored it. */
  DELIVERED(0),
  /** The attempts of a consumer to store it were used up. */
  FAILED(1),
  /** The run was cut off while a worker held it, or the pipeline did not return it. */
  ABANDONED(2),
  /** The run ended while it was in the pipeline. */
  UNDRAINED(3);

  /** The number of codes; the codes from here on are reasons of drops. */
  static final int CODES = 4;

  private final int code;

  Outcome(int code) {
    this.code = code;
  }

  /** Returns the number of the outcome in a journal. */
  int code() {
    return code;
  }
}
