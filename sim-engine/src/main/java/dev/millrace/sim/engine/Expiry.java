package dev.millrace.sim.engine;

/** The moment at which a message whose deadline has passed is dropped. */
public enum Expiry {
  /** A consumer takes it, and drops it in place of storing it. */
  WHEN_TAKEN,
  /** It leaves the pipeline, or its producer stops waiting to put it, when the deadline passes. */
  AT_ONCE
}
