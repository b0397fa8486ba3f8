package dev.millrace.sim.engine.virtualtime;

import dev.millrace.api.Message;
import org.jspecify.annotations.Nullable;

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
  AWAITING_OUTCOME;

  /**
   * Describes what the worker waits for.
   *
   * @param message the message that it waited to put last; null if none
   */
  String describe(@Nullable Message message) {
    return switch (this) {
      case WAITING -> "waits to put " + (message == null ? "" : message.id());
      case AWAITING_OUTCOME -> "waits for the outcome of its message";
      default -> "is busy";
    };
  }
}
