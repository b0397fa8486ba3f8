package dev.millrace.consumers;

import java.util.Arrays;
import java.util.function.LongUnaryOperator;

/**
 * The times at which a number of equal connections are free again: a connection is not locked while
 * it is used, but reserved beforehand.
 *
 * <p>Who wants one asks at the moment it does, and is told when it may start; whoever asks first is
 * served first. That is exact when calls come in the order of time, as they do in virtual time.
 *
 * <p>Thread-safe: guarded by its lock, so that one reservation <i>happens-before</i> the next.
 */
final class Calendar {

  /** When each connection is free again, as a heap: none is free before the first. */
  private final long[] freeAt;

  /**
   * @param connections how many there are, all free from the start
   */
  Calendar(int connections) {
    freeAt = new long[connections];
    Arrays.fill(freeAt, Long.MIN_VALUE);
  }

  /**
   * Reserves the connection that is free first.
   *
   * @param from the time from which it is wanted
   * @param until says from the start until when it is used; if that is no later than the start, no
   *     connection is occupied
   * @return the start: the earliest time, not before {@code from}, at which one is free
   */
  synchronized long reserve(long from, LongUnaryOperator until) {
    long start = Math.max(from, freeAt[0]);
    long end = until.applyAsLong(start);
    if (end > start) {
      siftDown(end);
    }
    return start;
  }

  /** Puts a time in the place of the first. */
  private void siftDown(long time) {
    int place = 0;
    for (int child = 1; child < freeAt.length; child = 2 * place + 1) {
      if (child + 1 < freeAt.length && freeAt[child + 1] < freeAt[child]) {
        child++;
      }
      if (time <= freeAt[child]) {
        break;
      }
      freeAt[place] = freeAt[child];
      place = child;
    }
    freeAt[place] = time;
  }
}
