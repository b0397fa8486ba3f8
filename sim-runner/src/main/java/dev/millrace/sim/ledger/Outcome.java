package dev.millrace.sim.ledger;

/** What became of a message in the end; every message has exactly one outcome. */
public enum Outcome {
  /** A consumer stored it. */
  DELIVERED,
  /** An overflow policy gave it up. */
  DROPPED,
  /** A consumer's attempts to store it were used up. */
  FAILED,
  /** The run ended while a worker held it. */
  ABANDONED,
  /** The run ended while it was in the pipeline. */
  LEFT
}
