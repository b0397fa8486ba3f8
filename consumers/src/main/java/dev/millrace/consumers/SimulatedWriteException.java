package dev.millrace.consumers;

import dev.millrace.api.Message;

/**
 * A failure that a simulated database was asked to have. It has no stack trace: it is thrown in
 * numbers, always from the same place.
 */
public final class SimulatedWriteException extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * @param first the first message that the write was to store
   * @param messages how many it was to store
   * @param what what became of it, such as {@code timed out}
   */
  SimulatedWriteException(Message first, int messages, String what) {
    super(
        "write of %s%s %s (simulated)"
            .formatted(first.id(), messages == 1 ? "" : " and " + (messages - 1) + " more", what),
        null,
        false,
        false);
  }
}
