package dev.millrace.sim.engine.virtualtime;

import java.util.Arrays;

/**
 * When each worker acts next, and who is first: a winner tree with one leaf a worker.
 *
 * <p>A worker has one next event, so a change replaces it: the tree is walked from the worker's
 * leaf to the root, which costs the logarithm of the number of workers and makes no garbage (D. E.
 * Knuth, <i>The Art of Computer Programming</i>, volume 3, 2nd edition, section 5.4.1, on trees of
 * winners). Of workers that act at the same time the one with the lowest number is first. Not
 * thread-safe.
 */
final class Agenda {

  /** The time of a worker that waits for others. */
  static final long NEVER = Long.MAX_VALUE;

  /** How many leaves there are, a power of two. */
  private final int leaves;

  private final long[] times;

  /** At 1 the first of all workers, at i the first of those below 2i and 2i + 1. */
  private final int[] winners;

  /** An agenda in which nobody acts. */
  Agenda(int workers) {
    leaves = workers <= 1 ? 1 : Integer.highestOneBit(workers - 1) << 1;
    times = new long[leaves];
    Arrays.fill(times, NEVER);
    winners = new int[2 * leaves];
    for (int i = 0; i < leaves; i++) {
      winners[leaves + i] = i;
    }
    for (int node = leaves - 1; node > 0; node--) {
      winners[node] = winners[2 * node];
    }
  }

  /** From now on the worker acts next at this time, which is not below 0. */
  void set(int worker, long time) {
    times[worker] = time;
    int winner = worker;
    long winnerTime = time;
    for (int node = leaves + worker; node > 1; node >>= 1) {
      int rival = winners[node ^ 1];
      long rivalTime = times[rival];
      // Who wins is a toss-up, which a processor guesses wrong as often as right; so it is computed
      // and not branched upon: all bits set if the rival is earlier, else none. A worker to the
      // right (at an odd node) has a rival to the left, of lower number, which wins ties too.
      long rivalWins = (rivalTime - (node & 1) - winnerTime) >> (Long.SIZE - 1);
      winner ^= (winner ^ rival) & (int) rivalWins;
      winnerTime ^= (winnerTime ^ rivalTime) & rivalWins;
      winners[node >> 1] = winner;
    }
  }

  /** When the worker acts next; {@link #NEVER} if it waits for others. */
  long time(int worker) {
    return times[worker];
  }

  /** Who acts first; its time is {@link #NEVER} when all wait. */
  int first() {
    return winners[1];
  }
}
