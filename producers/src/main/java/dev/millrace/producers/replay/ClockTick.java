package dev.millrace.producers.replay;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;

/** Finds the tick of the clock by which a file was recorded, from its first rows. */
final class ClockTick {

  /** The rows from which the tick is found, or more if they have too few different times. */
  private static final int ROWS = 10_000;

  private static final int ENOUGH_TIMES = 10;
  private static final int MAX_ROWS = 1_000_000;

  /** Two times have a difference, but it says nothing about the tick. */
  private static final int MIN_TIMES = 3;

  private static final String[] UNITS = {"h", "min", "s", "ms", "µs", "ns"};
  private static final long[] UNIT_NANOS = {
    3_600_000_000_000L, 60_000_000_000L, 1_000_000_000, 1_000_000, 1_000, 1
  };

  private final long[] gaps = new long[ROWS];
  private int distinct;
  private int shared;
  private long tickNanos;

  private ClockTick() {}

  /**
   * Returns the tick of a trace's clock: the greatest common divisor of the differences between its
   * times. Malformed rows are skipped.
   *
   * @param onlyIfCoarse whether to return 0 for a clock that is not coarse
   * @return the tick in nanoseconds; 0 if there are no two different times
   * @throws IOException if the file cannot be opened
   */
  static long find(Trace trace, boolean onlyIfCoarse) throws IOException {
    var clock = new ClockTick();
    try (RecordSource rows = trace.openUnordered()) {
      clock.read(trace.isOrdered() ? sorted(rows) : rows);
    }
    return onlyIfCoarse && !clock.isCoarse() ? 0 : clock.tickNanos;
  }

  /** Returns the first rows in the order of their times. */
  private static RecordSource sorted(RecordSource rows) throws IOException {
    var first = new SortedTrace(Long.MAX_VALUE);
    first.addAll(new FirstRows(rows, ROWS), new Disorder());
    return first.open();
  }

  private void read(RecordSource rows) throws IOException {
    long first = 0;
    long latest = 0;
    boolean isShared = false;
    for (int i = 0; i < ROWS || (i < MAX_ROWS && distinct < ENOUGH_TIMES); i++) {
      TimedRecord row = rows.next();
      if (row == null) {
        return;
      }
      long time = row.timeNanos();
      if (distinct == 0) {
        distinct = 1;
        first = time;
        latest = time;
        continue;
      }
      tickNanos = gcd(tickNanos, time - first);
      if (time > latest) {
        gaps[distinct - 1] = time - latest;
        distinct++;
        latest = time;
        isShared = false;
      } else if (time == latest && !isShared) {
        shared++;
        isShared = true;
      }
    }
  }

  /**
   * Returns whether the clock is coarse: there are at least {@value #MIN_TIMES} different times, at
   * least a quarter of them are those of several messages, and at least half of the gaps between
   * them are one or two ticks. The last condition sets apart a precise clock that recorded batches.
   */
  private boolean isCoarse() {
    long narrow =
        Arrays.stream(gaps, 0, Math.max(distinct - 1, 0))
            .filter(gap -> gap <= 2 * tickNanos)
            .count();
    return distinct >= MIN_TIMES
        && tickNanos > 1
        && 4 * shared >= distinct
        && 2 * narrow >= distinct - 1;
  }

  private static long gcd(long a, long b) {
    long x = a;
    long y = b;
    while (y != 0) {
      long remainder = x % y;
      x = y;
      y = remainder;
    }
    return Math.abs(x);
  }

  /** Returns a tick in its largest unit, such as {@code 3 s}. */
  static String words(long nanos) {
    int unit = 0;
    while (nanos % UNIT_NANOS[unit] != 0) {
      unit++;
    }
    return String.format(Locale.ROOT, "%d %s", nanos / UNIT_NANOS[unit], UNITS[unit]);
  }
}
