package dev.millrace.sim.engine;

/** The way in which producers wait for due times in real time. */
public enum Pacing {
  /** The thread parks and is slightly late. */
  PARK,
  /** The thread parks until shortly before the due time and spins for the rest. */
  PRECISE
}
