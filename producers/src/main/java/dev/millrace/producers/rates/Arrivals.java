package dev.millrace.producers.rates;

import java.io.IOException;

/** The times at which messages arrive, one after another; for one thread. */
interface Arrivals {

  /** Returned when there are no more. */
  long NONE = -1;

  /**
   * When the next message arrives, in nanoseconds since the first piece of the rate began; never
   * earlier than the one before. {@link #NONE} at the end.
   */
  long nextNanos() throws IOException;
}
