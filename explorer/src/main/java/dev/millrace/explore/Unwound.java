package dev.millrace.explore;

/** Ends an actor of a run that is over: thrown at its next step, up through what it does. */
final class Unwound extends Error {

  private static final long serialVersionUID = 1L;

  Unwound() {
    super("the run is over", null, false, false);
  }
}
