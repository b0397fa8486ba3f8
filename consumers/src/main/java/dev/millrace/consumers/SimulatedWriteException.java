package dev.millrace.consumers;

import dev.millrace.api.Message;

/**
 * A failure that a simulated database was asked to have. It has no stack trace: it is thrown in
 * numbers, always from the same place.
 */
public final class SimulatedWriteException extends Exception {

  private static final long serialVersionUID = 1L;

  SimulatedWriteException(Message message) {
    super("write of " + message.id() + " failed (simulated)", null, false, false);
  }
}
