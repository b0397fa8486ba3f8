package dev.millrace.sim.engine;

/** The start of the gap to the next message of a producer. */
public enum Arrivals {
  /** The next message is due one gap after the last one was due, regardless of waits. */
  OPEN,
  /** The next message is due one gap after the last one was put. */
  CLOSED,
  /** The next message is due one gap after the last one was delivered, dropped or failed. */
  CLOSED_UNTIL_DONE
}
