package dev.millrace.explore;

/** Unwinds an actor of an execution that is over; thrown at its next step. */
final class CancelledError extends Error {

  private static final long serialVersionUID = 1L;

  CancelledError() {
    super("the execution is over", null, false, false);
  }
}
