package dev.millrace.producers.rates;

import java.io.IOException;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * An arrival process with a given rate: a message arrives whenever the integral of the rate has
 * grown by the next increment.
 *
 * <p>Increments of 1 give evenly spaced arrivals. Exponential increments of mean 1 give a Poisson
 * process of this rate, exactly (Cinlar, <i>Introduction to Stochastic Processes</i>, 1975, section
 * 4.7), or a modulated one if the segments are random themselves.
 */
final class RateDrivenProcess implements ArrivalProcess {

  /**
   * The tolerance for rounding errors, which must not move the last message of a segment into the
   * next one. In messages.
   */
  private static final double TOLERANCE = 1e-9;

  /** The tolerance as a share of the messages of a segment. */
  private static final double RELATIVE_TOLERANCE = 1e-12;

  private final RateSegments segments;
  private final DoubleSupplier increments;
  private @Nullable RateSegment segment;
  private double messagesInSegment;
  private double reached;
  private long segmentStartNanos;

  RateDrivenProcess(RateSegments segments, DoubleSupplier increments) {
    this.segments = segments;
    this.increments = increments;
  }

  @Override
  public long nextNanos() throws IOException {
    double target = reached + increments.getAsDouble();
    RateSegment current = segment;
    while (current == null || isBeyondSegment(target)) {
      if (current != null) {
        target = Math.max(0, target - messagesInSegment);
        segmentStartNanos = DueTime.sum(segmentStartNanos, current.durationNanos());
      }
      current = segments.next();
      if (current == null) {
        return END;
      }
      segment = current;
      messagesInSegment = current.messages();
    }
    reached = target;
    return DueTime.sum(segmentStartNanos, nanosInto(current, target));
  }

  private boolean isBeyondSegment(double target) {
    return messagesInSegment == 0
        || target > messagesInSegment * (1 + RELATIVE_TOLERANCE) + TOLERANCE;
  }

  private long nanosInto(RateSegment current, double target) {
    if (target <= 0) {
      return 0;
    }
    if (target >= messagesInSegment) {
      return current.durationNanos();
    }
    return Math.min(Math.round(current.nanosUntil(target)), current.durationNanos());
  }
}
