package dev.millrace.sim.engine.virtualtime;

import java.util.Arrays;

/**
 * The next event of each worker, and the worker whose event is the earliest. Of simultaneous
 * events, that of the worker with the lowest number is first.
 *
 * <p>A tournament tree with one leaf for each worker (D. E. Knuth, <i>The Art of Computer
 * Programming</i>, volume 3, 2nd edition, section 5.4.1). A worker has one next event, so an update
 * replaces it and replays the matches from its leaf to the root, at the cost of the logarithm of the
 * number of workers and without garbage. Each node stores the time of its winner, and winners are
 * selected by arithmetic instead of branches, which would be mispredicted half of the time.
 *
 * <p>Not thread-safe.
 */
public final class EventList {

  /** The time of a worker that has no next event. */
  public static final long NEVER = Long.MAX_VALUE;

  /** The number of leaves, a power of two. */
  private final int leaves;

  /** The time of each node's winner: the root is node 1, the leaf of worker w node leaves + w. */
  private final long[] times;

  /** The worker that wins at each node. */
  private final int[] winners;

  /** Creates a list without events. */
  public EventList(int workers) {
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
  }

  /** Returns the worker with the earliest event. */
  public int first() {
    return winners[1];
  }

  /** Returns the time of the earliest event; {@link #NEVER} if there is none. */
  public long firstNanos() {
    return times[1];
  }
}
