package dev.millrace.sim.engine;

/** The schedule of a producer that had to wait for the pipeline. */
public enum Arrivals {
  /** The next message is due one gap after the last one was due, regardless of waits. */
  OPEN,
  /** The next message is due one gap after the last one was put. */
  CLOSED
}
