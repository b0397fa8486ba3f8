package dev.millrace.sim.wiring;

/** Thrown when a component could not be created; the message names it and says why. */
public final class WiringException extends Exception {

  private static final long serialVersionUID = 1L;

  WiringException(String message, Throwable cause) {
    super(message, cause);
  }
}
