package dev.millrace.sim.binding;

/** Thrown by a reader for a value that it cannot accept; turned into a problem by who called it. */
final class Refusal extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * @param allowed what is allowed instead, as a noun phrase
   */
  Refusal(String allowed) {
    super(allowed, null, false, false);
  }

  String allowed() {
    return String.valueOf(getMessage());
  }
}
