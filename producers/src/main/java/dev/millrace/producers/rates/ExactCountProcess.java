package dev.millrace.producers.rates;

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

  private final Counts counts;
  private final long intervalNanos;
  private final DoubleSupplier exponential;
  private double remaining;
  private double remainingShare;
  private long intervalStartNanos;
  private long intervalEndNanos;

  ExactCountProcess(Counts counts, long intervalNanos, DoubleSupplier exponential) {
    this.counts = counts;
    this.intervalNanos = intervalNanos;
    this.exponential = exponential;
  }

  @Override
  public long nextNanos() throws IOException {
    while (remaining == 0) {
      Double count = counts.next();
      if (count == null) {
        return END;
      }
      remaining = count;
      remainingShare = 1;
      intervalStartNanos = intervalEndNanos;
      intervalEndNanos = DueTime.sum(intervalStartNanos, intervalNanos);
    }
    remainingShare *= StrictMath.exp(-exponential.getAsDouble() / remaining);
    remaining--;
    return intervalStartNanos + (long) ((1 - remainingShare) * intervalNanos);
  }

  /** The number of messages of each interval. */
  @FunctionalInterface
  interface Counts {

    /** Returns the next count, a whole number; null at the end. */
    @Nullable Double next() throws IOException;
  }
}
