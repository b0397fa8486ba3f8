package dev.millrace.producers.rates;

import java.io.IOException;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Arrivals of which each interval has a given number, at independent times that are uniform over
 * the interval.
 *
 * <p>The times come in order without being stored: the least of {@code k} independent uniform times
 * in what is left of an interval leaves a share {@code U^(1/k)} of that (Devroye, <i>Non-Uniform
 * Random Variate Generation</i>, 1986, section V.3).
 */
final class ExactCounts implements Arrivals {

  private final Counts counts;
  private final long intervalNanos;
  private final DoubleSupplier exponential;
  private double left;
  private double shareLeft;
  private long intervalStartNanos;
  private long intervalEndNanos;

  ExactCounts(Counts counts, long intervalNanos, DoubleSupplier exponential) {
    this.counts = counts;
    this.intervalNanos = intervalNanos;
    this.exponential = exponential;
  }

  @Override
  public long nextNanos() throws IOException {
    while (left == 0) {
      Double count = counts.next();
      if (count == null) {
        return NONE;
      }
      left = count;
      shareLeft = 1;
      intervalStartNanos = intervalEndNanos;
      intervalEndNanos = DueTime.after(intervalStartNanos, intervalNanos);
    }
    shareLeft *= StrictMath.exp(-exponential.getAsDouble() / left);
    left--;
    return intervalStartNanos + (long) ((1 - shareLeft) * intervalNanos);
  }

  /** The numbers of messages, interval by interval. */
  @FunctionalInterface
  interface Counts {

    /** The next number, a whole one; null at the end. */
    @Nullable Double next() throws IOException;
  }
}
