package dev.millrace.producers.rates;

import dev.millrace.api.Clock;
import java.io.IOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Messages at times that are counted from the first call; for one thread. */
final class ScheduledMessages {

  private final @Nullable Long limit;
  private final Arrivals arrivals;
  private final Supplier<Object> bodies;
  private long made;
  private long startNanos;

  /**
   * Messages whose times and bodies are given.
   *
   * @param limit how many there are at most; null for no limit
   */
  ScheduledMessages(@Nullable Long limit, Arrivals arrivals, Supplier<Object> bodies) {
    this.limit = limit;
    this.arrivals = arrivals;
    this.bodies = bodies;
  }

  /** Waits for the next message and returns its body; null at the end. */
  @Nullable Object next(Clock clock) throws IOException, InterruptedException {
    if (limit != null && made == limit) {
      return null;
    }
    if (made == 0) {
      startNanos = clock.nanos();
    }
    long nanos = arrivals.nextNanos();
    if (nanos == Arrivals.NONE) {
      return null;
    }
    clock.sleepUntilNanos(DueTime.after(startNanos, nanos));
    made++;
    return bodies.get();
  }
}
