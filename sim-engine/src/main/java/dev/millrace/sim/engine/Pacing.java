package dev.millrace.sim.engine;

/** How producers wait for the due times of their messages in real time. */
public enum Pacing {
  /** The thread parks, and is a little late. */
  PARK,
  /** The thread parks until shortly before, and spins for the rest. */
  PRECISE
}
