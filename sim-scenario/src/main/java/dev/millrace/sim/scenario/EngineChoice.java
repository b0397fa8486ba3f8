package dev.millrace.sim.scenario;

/** The engines that run a scenario. */
public enum EngineChoice {
  /** Real threads in real time. */
  REAL,
  /** Events in virtual time, on one thread. */
  VIRTUAL,
  /** Real threads first, then virtual time. */
  BOTH
}
