package dev.millrace.sim.ledger;

/** What became of a message in the end; every message has exactly one outcome. */
public enum Outcome {
  /** A consumer stored it. */
  DELIVERED(0),
  /** An overflow policy gave it up. */
  DROPPED(1),
  /** A consumer's attempts to store it were used up. */
  FAILED(2),
  /** The run ended while a worker held it. */
  ABANDONED(3),
  /** The run ended while it was in the pipeline. */
  LEFT(4);

  /** How many codes there are; codes from here on stand for the reasons of drops. */
  static final int CODES = 5;

  private final int code;

  Outcome(int code) {
    this.code = code;
  }

  /** A number that stands for the outcome in a journal. */
  int code() {
    return code;
  }
}
