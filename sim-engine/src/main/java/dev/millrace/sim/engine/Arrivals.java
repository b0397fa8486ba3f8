package dev.millrace.sim.engine;

/** How a producer's schedule goes on when the pipeline made it wait. */
public enum Arrivals {
  /** The next message is due one gap after the last one was due, as if nobody had waited. */
  OPEN,
  /** The next message is due one gap after the last one was put. */
  CLOSED
}
