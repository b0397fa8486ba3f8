package dev.millrace.sim.measure;

import java.util.Arrays;
import java.util.List;

/**
 * How far behind its schedule a producer offered its messages, and whether it fell ever further
 * behind.
 *
 * <p>The schedule, from the start of the run to the last due time, is divided into quarters. Of
 * each the least lateness of an offer counts, so that a stall that is made up for leaves no trace.
 * The producer <i>fell ever further behind</i> if that grew from quarter to quarter, each time by a
 * tenth of the whole growth or more, and in all by more than 100 ms and more than 1 % of the
 * schedule. A step, which a single stall at full load leaves behind, is no such growth.
 *
 * <p>Where the quarters lie is known only in the end; until then up to {@value #SEGMENTS} segments
 * are kept, which become twice as long whenever there is no room for the next. Not thread-safe.
 */
final class ScheduleLag {

  private static final int SEGMENTS = 64;
  private static final int QUARTERS = 4;
  private static final long NONE = Long.MAX_VALUE;
  private static final double LEAST_GROWTH_NANOS = 100e6;
  private static final double LEAST_GROWTH_SHARE = 0.01;
  private static final double LEAST_STEP = 0.1;

  /** The least lateness in each segment, in nanoseconds; {@link #NONE} where nothing was due. */
  private final long[] least = new long[SEGMENTS];

  /** A segment is two to this power nanoseconds of the schedule long. */
  private int shift = 10;

  private int segment;
  private long segmentEnd = 1L << shift;
  private long leastOfSegment = NONE;
  private long lastDue;

  ScheduleLag() {
    Arrays.fill(least, NONE);
  }

  /** A message was offered; times in nanoseconds since the start of the run, due times ascend. */
  void offered(long dueNanos, long nowNanos) {
    long late = nowNanos - dueNanos;
    if (late < leastOfSegment || dueNanos >= segmentEnd) {
      note(dueNanos, late);
    }
    lastDue = dueNanos;
  }

  /** Returns when the last message was due; 0 before the first. */
  long lastDueNanos() {
    return lastDue;
  }

  /**
   * The least lateness in each quarter of the schedule, in nanoseconds, if the producer fell ever
   * further behind; empty if not.
   */
  List<Long> growth() {
    long[] quarters = quarters();
    double whole = (double) quarters[QUARTERS - 1] - quarters[0];
    if (whole <= LEAST_GROWTH_NANOS || whole <= LEAST_GROWTH_SHARE * lastDue) {
      return List.of();
    }
    for (int i = 1; i < QUARTERS; i++) {
      if (quarters[i] == NONE || quarters[i] - quarters[i - 1] < LEAST_STEP * whole) {
        return List.of();
      }
    }
    return Arrays.stream(quarters).boxed().toList();
  }

  private long[] quarters() {
    long[] quarters = new long[QUARTERS];
    Arrays.fill(quarters, NONE);
    least[segment] = leastOfSegment;
    for (int i = 0; i <= segment; i++) {
      int quarter = i * QUARTERS / (segment + 1);
      quarters[quarter] = Math.min(quarters[quarter], least[i]);
    }
    return quarters;
  }

  private void note(long dueNanos, long late) {
    if (dueNanos >= segmentEnd) {
      least[segment] = leastOfSegment;
      while (dueNanos >> shift >= SEGMENTS) {
        lengthen();
      }
      segment = (int) (dueNanos >> shift);
      segmentEnd = (segment + 1L) << shift;
      leastOfSegment = least[segment];
    }
    leastOfSegment = Math.min(leastOfSegment, Math.max(0, late));
  }

  private void lengthen() {
    for (int i = 0; i < SEGMENTS / 2; i++) {
      least[i] = Math.min(least[2 * i], least[2 * i + 1]);
    }
    Arrays.fill(least, SEGMENTS / 2, SEGMENTS, NONE);
    shift++;
  }
}
