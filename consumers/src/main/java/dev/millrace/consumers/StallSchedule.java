package dev.millrace.consumers;

import org.jspecify.annotations.Nullable;

/**
 * The periodic stalls of a database, and the end of work that they slow down.
 *
 * <p>Stall k lasts over [k · every, k · every + length), k = 1, 2, …; work proceeds at 1 / factor
 * of its speed during a stall. The work done from the start of one stall to the start of the next
 * is therefore every − length + length / factor, and the end of a piece of work is found by a
 * division. Immutable.
 */
final class StallSchedule {

  private final long everyNanos;
  private final long lengthNanos;
  private final double factor;
  private final double workPerStall;

  /** The work done from the start of one stall to the start of the next. */
  private final double workPerPeriod;

  private StallSchedule(long everyNanos, long lengthNanos, double factor) {
    this.everyNanos = everyNanos;
    this.lengthNanos = lengthNanos;
    this.factor = factor;
    workPerStall = lengthNanos / factor;
    workPerPeriod = workPerStall + (everyNanos - lengthNanos);
  }

  /** Returns the schedule of the given settings; null if they have no stalls. */
  static @Nullable StallSchedule of(Stall settings) {
    return settings.every() == null
        ? null
        : new StallSchedule(
            settings.every().toNanos(), settings.For().toNanos(), settings.factor());
  }

  /**
   * Returns the time at which a piece of work ends, to the nearest nanosecond.
   *
   * @param start the time at which it starts, at least 0
   * @param work its duration without stalls, in nanoseconds
   */
  long end(long start, long work) {
    long period = start / everyNanos;
    long offset = start - period * everyNanos;
    if (period == 0) {
      long untilFirst = everyNanos - offset;
      return work <= untilFirst ? start + work : endFrom(1, (double) (work - untilFirst));
    }
    return endFrom(period, workUntil(offset) + work);
  }

  /** Returns the end of work that starts with the stall of the given number. */
  private long endFrom(long stall, double work) {
    long wholePeriods = (long) (work / workPerPeriod);
    double rest = Math.max(0, work - wholePeriods * workPerPeriod);
    double offset = rest < workPerStall ? rest * factor : lengthNanos + (rest - workPerStall);
    long period = stall + wholePeriods;
    boolean overflows = (double) period * everyNanos + offset > Long.MAX_VALUE / 2.0;
    return overflows ? Long.MAX_VALUE : period * everyNanos + Math.round(offset);
  }

  /** Returns the work done from the start of a stall until the given time after it. */
  private double workUntil(long offset) {
    return offset < lengthNanos ? offset / factor : workPerStall + (offset - lengthNanos);
  }
}
