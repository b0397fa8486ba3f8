package dev.millrace.explore;

/** Ends an actor whose execution is over: thrown from its next step through its body. */
final class CancelledError extends Error {

  private static final long serialVersionUID = 1L;

  CancelledError() {
    super("the execution is over", null, false, false);
  }
}
