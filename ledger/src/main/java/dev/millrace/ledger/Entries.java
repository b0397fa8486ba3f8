package dev.millrace.ledger;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * What one worker has settled and the ledger does not know yet: runs of messages of a producer, one
 * number after the other, all with the same outcome. A run reaches from where it begins to where
 * the next one does; how long the latest is, its {@link Journal} knows by a count of messages.
 *
 * <p>Written by the worker's thread. Read by it, or after a run by another, with the ledger's lock
 * held. A run is published by the release write of how many there are, before its first message is
 * counted. So a reader that takes the count of messages first finds all of them in the runs.
 */
final class Entries {

  private static final int MOST = 256;
  private static final VarHandle RUNS;

  static {
    try {
      RUNS = MethodHandles.lookup().findVarHandle(Entries.class, "runs", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final Ledger ledger;

  // Of each run: what its messages have in common, the number of the first, and how many messages
  // were counted before it.
  private final int[] producers = new int[MOST];
  private final int[] outcomes = new int[MOST];
  private final long[] firsts = new long[MOST];
  private final long[] begins = new long[MOST];
  private int runs;

  Entries(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Whether all runs have to be posted before another one begins. */
  boolean full() {
    return runs == MOST;
  }

  /**
   * Begins a run.
   *
   * @param before how many messages were counted before it
   * @param producer the place of its producer; -1 if none can have made its messages, which are
   *     counted, but nothing to the ledger
   */
  void begin(long before, int producer, long first, int outcome) {
    int at = runs;
    producers[at] = producer;
    outcomes[at] = outcome;
    firsts[at] = first;
    begins[at] = before;
    RUNS.setRelease(this, at + 1);
  }

  /**
   * Posts all runs, to none of which anything is added any more; with the ledger's lock held.
   *
   * @param end how many messages were counted
   */
  void postUntil(long end) {
    int there = (int) RUNS.getAcquire(this);
    for (int i = 0; i < there; i++) {
      long next = i + 1 < there ? Math.min(begins[i + 1], end) : end;
      if (producers[i] >= 0 && next > begins[i]) {
        ledger.enter(producers[i], firsts[i], firsts[i] + (next - begins[i]) - 1, outcomes[i]);
      }
    }
    RUNS.setRelease(this, 0);
  }
}
