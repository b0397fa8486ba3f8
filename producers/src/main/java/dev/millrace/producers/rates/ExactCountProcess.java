package dev.millrace.producers.rates;

import dev.millrace.producers.replay.CountFile.Interval;
import java.io.IOException;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * An arrival process with a given number of arrivals in each interval, at independent times that
 * are uniform over the interval.
 *
 * <p>The times are drawn in order and not stored: the least of {@code k} independent uniform times
 * leaves a share {@code U^(1/k)} of the remaining interval (Devroye, <i>Non-Uniform Random Variate
 * Generation</i>, 1986, section V.3).
 */
final class ExactCountProcess implements ArrivalProcess {

  private final Intervals intervals;
  private final DoubleSupplier exponential;
  private double remaining;
  private double remainingShare;
  private long intervalStartNanos;
  private long intervalNanos;

  ExactCountProcess(Intervals intervals, DoubleSupplier exponential) {
    this.intervals = intervals;
    this.exponential = exponential;
  }

  @Override
  public long nextNanos() throws IOException {
    while (remaining == 0) {
      Interval interval = intervals.next();
      if (interval == null) {
        return END;
      }
      remaining = interval.count();
      remainingShare = 1;
      intervalStartNanos = DueTime.sum(intervalStartNanos, intervalNanos);
      intervalNanos = interval.nanos();
    }
    remainingShare *= StrictMath.exp(-exponential.getAsDouble() / remaining);
    remaining--;
    return intervalStartNanos + (long) ((1 - remainingShare) * intervalNanos);
  }

  /** The intervals in their order. */
  @FunctionalInterface
  interface Intervals {

    /** Returns the next interval, with a whole count; null at the end. */
    @Nullable Interval next() throws IOException;
  }
}
