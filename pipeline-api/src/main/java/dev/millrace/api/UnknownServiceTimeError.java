package dev.millrace.api;

/**
 * Thrown for a message without a service time where each has to have one. An error, because the
 * scenario is wrong: it ends the run, and the message is not tried again.
 */
public final class UnknownServiceTimeError extends Error {

  private static final long serialVersionUID = 1L;

  /** Creates the error for a message. */
  public UnknownServiceTimeError(Message message) {
    super(
        "message %d of producer %s has no service time; allowed with service = from-message: "
                .formatted(message.sequence() + 1, message.producer())
            + "messages of a trace whose format has a service column or field, or a default:"
            + " service { type = from-message, default = 10ms }");
  }
}
