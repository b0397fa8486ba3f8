package dev.millrace.producers.rates;

import dev.millrace.api.Arrival;
import java.io.IOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A stream of messages with given due times and bodies. Not thread-safe. */
final class ScheduledMessages {

  private final @Nullable Long limit;
  private final ArrivalProcess arrivals;
  private final Supplier<Object> bodies;
  private long produced;
  private long dueNanos;

  /**
   * Creates a stream that starts at time 0.
   *
   * @param limit the maximum number of messages; null for no limit
   */
  ScheduledMessages(@Nullable Long limit, ArrivalProcess arrivals, Supplier<Object> bodies) {
    this.limit = limit;
    this.arrivals = arrivals;
    this.bodies = bodies;
  }

  /** Returns the next message and the gap that precedes it; null at the end. */
  @Nullable Arrival next() throws IOException {
    if (limit != null && produced == limit) {
      return null;
    }
    long nanos = arrivals.nextNanos();
    if (nanos == ArrivalProcess.END) {
      return null;
    }
    long due = Math.max(dueNanos, nanos);
    long gap = due - dueNanos;
    dueNanos = due;
    produced++;
    return new Arrival(gap, bodies.get());
  }
}
