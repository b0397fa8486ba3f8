package dev.millrace.producers.rates;

/** The rate of messages over a stretch of time, as what its integral is. Immutable. */
public interface RatePiece {

  /** How long it lasts. */
  long durationNanos();

  /** How many messages it brings on average: the integral of the rate over all of it. */
  double messages();

  /**
   * When the integral reaches a number, in nanoseconds since the piece began.
   *
   * @param messages above 0 and at most {@link #messages()}
   */
  double nanosUntil(double messages);
}
