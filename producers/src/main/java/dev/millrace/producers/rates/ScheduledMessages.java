package dev.millrace.producers.rates;

import dev.millrace.api.Arrival;
import java.io.IOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A stream of messages with given due times and bodies. Not thread-safe. */
final class ScheduledMessages {

  private final @Nullable Long limit;
  private final Arrivals arrivals;
  private final Supplier<Object> bodies;
  private long made;
  private long dueNanos;

  /**
   * Creates a stream that starts at time 0.
   *
   * @param limit the maximum number of messages; null for no limit
   */
  ScheduledMessages(@Nullable Long limit, Arrivals arrivals, Supplier<Object> bodies) {
    this.limit = limit;
    this.arrivals = arrivals;
    this.bodies = bodies;
  }

  /** Returns the next message and the gap that precedes it; null at the end. */
  @Nullable Arrival next() throws IOException {
    if (limit != null && made == limit) {
      return null;
    }
    long nanos = arrivals.nextNanos();
    if (nanos == Arrivals.NONE) {
      return null;
    }
    long due = Math.max(dueNanos, nanos);
    long gap = due - dueNanos;
    dueNanos = due;
    made++;
    return new Arrival(gap, bodies.get());
  }
}
