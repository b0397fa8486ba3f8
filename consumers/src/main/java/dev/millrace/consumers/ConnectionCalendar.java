package dev.millrace.consumers;

import java.util.Arrays;
import java.util.function.LongUnaryOperator;

/**
 * The times at which a pool's connections become free. A connection is reserved in advance instead
 * of locked during its use.
 *
 * <p>Reservations are served in the order of the calls, which is exact if calls are made in the
 * order of time, as in virtual time.
 *
 * <p>Thread-safe: guarded by its lock, so that one reservation <i>happens-before</i> the next.
 */
final class ConnectionCalendar {

  /** The time at which each connection becomes free: a heap, with the earliest at index 0. */
  private final long[] freeAt;

  /** Creates a calendar of the given number of connections, all of them free. */
  ConnectionCalendar(int connections) {
    freeAt = new long[connections];
    Arrays.fill(freeAt, Long.MIN_VALUE);
  }

  /**
   * Reserves the connection that becomes free first.
   *
   * @param from the earliest start
   * @param endOfUse returns the end of use for a start; no connection is occupied if it is not
   *     after the start
   * @return the start: the earliest time from {@code from} on at which a connection is free
   */
  synchronized long reserve(long from, LongUnaryOperator endOfUse) {
    long start = Math.max(from, freeAt[0]);
    long end = endOfUse.applyAsLong(start);
    if (end > start) {
      replaceFirst(end);
    }
    return start;
  }

  private void replaceFirst(long time) {
    int index = 0;
    for (int child = 1; child < freeAt.length; child = 2 * index + 1) {
      if (child + 1 < freeAt.length && freeAt[child + 1] < freeAt[child]) {
        child++;
      }
      if (time <= freeAt[child]) {
        break;
      }
      freeAt[index] = freeAt[child];
      index = child;
    }
    freeAt[index] = time;
  }
}
