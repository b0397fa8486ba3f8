package dev.millrace.sim.study.init;

/** Thrown for a file that cannot be used as a trace. The message is one line for the user. */
public final class TraceException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Creates an exception with a message that names the file. */
  public TraceException(String message) {
    super(message);
  }
}
