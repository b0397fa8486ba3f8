package dev.millrace.consumers;

import org.jspecify.annotations.Nullable;

/**
 * The stalls of a database: how long work takes when it goes slower now and then.
 *
 * <p>The k-th stall lasts over [k · every, k · every + length), k = 1, 2, …; a nanosecond of it
 * does 1 / factor of a nanosecond's work. So the work that can be done from the start of one stall
 * to the start of the next is every − length + length / factor, and the end of a piece of work is
 * found by a division. Immutable.
 */
final class Stalls {

  private final long everyNanos;
  private final long lengthNanos;
  private final double factor;

  /** The work that is done during one stall. */
  private final double workInStall;

  /** The work that is done from the start of one stall to the start of the next. */
  private final double workInRound;

  private Stalls(long everyNanos, long lengthNanos, double factor) {
    this.everyNanos = everyNanos;
    this.lengthNanos = lengthNanos;
    this.factor = factor;
    workInStall = lengthNanos / factor;
    workInRound = workInStall + (everyNanos - lengthNanos);
  }

  /** The stalls of these settings; null if there are none. */
  static @Nullable Stalls of(Stall settings) {
    return settings.every() == null
        ? null
        : new Stalls(settings.every().toNanos(), settings.For().toNanos(), settings.factor());
  }

  /**
   * When a piece of work ends, to the nearest nanosecond.
   *
   * @param start when it begins; at least 0
   * @param work how long it takes without any stall, in nanoseconds
   */
  long end(long start, long work) {
    long round = start / everyNanos;
    long into = start - round * everyNanos;
    if (round == 0) {
      long untilFirst = everyNanos - into;
      return work <= untilFirst ? start + work : endInRounds(1, (double) (work - untilFirst));
    }
    return endInRounds(round, workAt(into) + work);
  }

  /** When so much work, counted from the start of the stall of that number, is done. */
  private long endInRounds(long round, double work) {
    long more = (long) (work / workInRound);
    double left = Math.max(0, work - more * workInRound);
    double into = left < workInStall ? left * factor : lengthNanos + (left - workInStall);
    double end = (double) (round + more) * everyNanos + into;
    // So late that a long cannot hold the sum.
    return end > Long.MAX_VALUE / 2.0
        ? Long.MAX_VALUE
        : (round + more) * everyNanos + Math.round(into);
  }

  /** The work that is done from the start of a stall until so long after it. */
  private double workAt(long into) {
    return into < lengthNanos ? into / factor : workInStall + (into - lengthNanos);
  }
}
