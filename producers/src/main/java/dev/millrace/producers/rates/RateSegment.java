package dev.millrace.producers.rates;

/** A segment of a rate function, described by its integral: the mean number of messages. */
public interface RateSegment {

  /** Returns the duration of the segment. */
  long durationNanos();

  /** Returns the mean number of messages: the integral of the rate over the segment. */
  double messages();

  /**
   * Returns the time at which the integral reaches a value, in nanoseconds from the start of the
   * segment.
   *
   * @param messages the value, above 0 and at most {@link #messages()}
   */
  double nanosUntil(double messages);
}
