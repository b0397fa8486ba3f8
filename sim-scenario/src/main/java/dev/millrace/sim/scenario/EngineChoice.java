package dev.millrace.sim.scenario;

/** Which engine runs a scenario. */
public enum EngineChoice {
  /** Real threads in real time. */
  REAL,
  /** Events in virtual time, on one thread. */
  VIRTUAL,
  /** First real threads, then virtual time, to compare. */
  BOTH
}
