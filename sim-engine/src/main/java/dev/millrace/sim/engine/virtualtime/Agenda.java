package dev.millrace.sim.engine.virtualtime;

import java.util.Arrays;

/**
 * When each worker acts next, and who is first: a winner tree with one leaf a worker, or a list of
 * a few.
 *
 * <p>A worker has one next event, so a change replaces it: the tree is walked from the worker's
 * leaf to the root, which costs the logarithm of the number of workers and makes no garbage (D. E.
 * Knuth, <i>The Art of Computer Programming</i>, volume 3, 2nd edition, section 5.4.1, on trees of
 * winners). Of workers that act at the same time the one with the lowest number is first. Not
 * thread-safe.
 */
public final class Agenda {

  /** The time of a worker that waits for others. */
  public static final long NEVER = Long.MAX_VALUE;

  /** So many are looked at one by one, which is quicker than a tree. */
  private static final int FEW = 4;

  private final int workers;

  /** How many leaves there are, a power of two. */
  private final int leaves;

  /**
   * Of a few, at w when worker w acts. Of more, at 1 when the first of all workers acts, at i when
   * the first of those below 2i and 2i + 1 does, and at {@code leaves} + w when worker w does; the
   * times are in the tree, and not looked up for its winner: so what a walk to the root compares is
   * known before the walk.
   */
  private final long[] times;

  /** Whose times these are, in the tree. */
  private final int[] winners;

  // The root of the tree, at hand: whoever waits for it would find it later in memory.
  private int first;
  private long firstNanos = NEVER;

  /** An agenda in which nobody acts. */
  public Agenda(int workers) {
    this.workers = workers;
    leaves = workers <= 1 ? 1 : Integer.highestOneBit(workers - 1) << 1;
    times = new long[2 * leaves];
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
  public void set(int worker, long time) {
    if (leaves <= FEW) {
      setAmongFew(worker, time);
    } else {
      setInTree(worker, time);
    }
  }

  private void setAmongFew(int worker, long time) {
    long[] all = times;
    all[worker] = time;
    int winner = 0;
    long winnerTime = all[0];
    for (int i = 1; i < workers; i++) {
      long lead = all[i] - winnerTime;
      long wins = lead >> (Long.SIZE - 1);
      winnerTime += lead & wins;
      winner += (i - winner) & (int) wins;
    }
    first = winner;
    firstNanos = winnerTime;
  }

  private void setInTree(int worker, long time) {
    int node = leaves + worker;
    int winner = worker;
    long winnerTime = time;
    times[node] = time;
    while (node > 1) {
      int rival = winners[node ^ 1];
      long rivalTime = times[node ^ 1];
      // Who wins is a toss-up, which a processor guesses wrong as often as right; so it is computed
      // and not branched upon: all bits set if the rival is earlier, else none. A worker to the
      // right (at an odd node) has a rival to the left, of lower number, which wins ties too.
      long rivalWins = (rivalTime - (node & 1) - winnerTime) >> (Long.SIZE - 1);
      winner ^= (winner ^ rival) & (int) rivalWins;
      winnerTime ^= (winnerTime ^ rivalTime) & rivalWins;
      node >>= 1;
      winners[node] = winner;
      times[node] = winnerTime;
    }
    first = winner;
    firstNanos = winnerTime;
  }

  /** Who acts first. */
  public int first() {
    return first;
  }

  /** When the first acts; {@link #NEVER} when all wait. */
  public long firstNanos() {
    return firstNanos;
  }
}
