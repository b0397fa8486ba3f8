package dev.millrace.producers.rates;

import java.io.IOException;

/** A sequence of arrival times. Not thread-safe. */
interface ArrivalProcess {

  /** Returned in place of a time at the end of the sequence. */
  long END = -1;

  /** Returns the next arrival time in nanoseconds, not before the previous one; or {@link #END}. */
  long nextNanos() throws IOException;
}
