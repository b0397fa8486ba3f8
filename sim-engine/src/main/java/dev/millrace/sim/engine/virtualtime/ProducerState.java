package dev.millrace.sim.engine.virtualtime;

/** The state of a producing worker in virtual time between two of its events. */
enum ProducerState {
  /** Asks its producer for a message. */
  PRODUCING,
  /** Has a message that is due at its next event. */
  DUE,
  /** Has a failure, which ends it at its next event. */
  FAILED,
  /** Waits for room, perhaps until a time-out. */
  WAITING,
  /** Stores a message itself. */
  STORING,
  /** Has no event until its last message has reached its outcome. */
  AWAITING_OUTCOME
}
