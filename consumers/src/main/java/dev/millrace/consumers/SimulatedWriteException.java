package dev.millrace.consumers;

import dev.millrace.api.Message;

/** A simulated failure of a write. Has no stack trace: it is frequent and has a single origin. */
public final class SimulatedWriteException extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the failure of a write.
   *
   * @param first the first message of the write
   * @param messages the number of messages of the write
   * @param outcome the outcome in words, such as {@code timed out}
   */
  SimulatedWriteException(Message first, int messages, String outcome) {
    super(
        "write of %s%s %s (simulated)"
            .formatted(
                first.id(), messages == 1 ? "" : " and " + (messages - 1) + " more", outcome),
        null,
        false,
        false);
  }
}
