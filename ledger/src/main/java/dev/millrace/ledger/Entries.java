package dev.millrace.ledger;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * What one worker has settled and the ledger does not know yet: messages of a producer from a
 * number to a number, all with the same outcome.
 *
 * <p>Written by the worker's thread. Read by it, or after a run by another, with the ledger's lock
 * held: each last number is published by a release write, and the rest of an entry by that of how
 * many entries there are.
 */
final class Entries {

  private static final int MOST = 256;
  private static final VarHandle COUNT;
  private static final VarHandle NUMBER = MethodHandles.arrayElementVarHandle(long[].class);

  static {
    try {
      COUNT = MethodHandles.lookup().findVarHandle(Entries.class, "count", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final Ledger ledger;
  private final Journal journal;
  private final int[] producers = new int[MOST];
  private final int[] outcomes = new int[MOST];
  private final long[] firsts = new long[MOST];
  private final long[] lasts = new long[MOST];
  private int count;

  // What the worker knows of its latest entry, at hand.
  private int at;
  private int producer = Integer.MIN_VALUE; // no producer, nor an unknown one
  private int outcome;
  private long last;

  Entries(Ledger ledger, Journal journal) {
    this.ledger = ledger;
    this.journal = journal;
  }

  /** Adds a message to the latest entry, if it is the next in it; false if it is not. */
  boolean adds(int itsProducer, long sequence, int itsOutcome) {
    if (sequence == last + 1 && itsProducer == producer && itsOutcome == outcome) {
      last = sequence;
      NUMBER.setRelease(lasts, at, sequence);
      return true;
    }
    return false;
  }

  /**
   * Begins an entry with a message.
   *
   * @param itsProducer the place of its producer; at least 0
   */
  void begin(int itsProducer, long sequence, int itsOutcome) {
    if (count == MOST) {
      ledger.post(journal);
    }
    at = count;
    producer = itsProducer;
    outcome = itsOutcome;
    last = sequence;
    producers[at] = itsProducer;
    outcomes[at] = itsOutcome;
    firsts[at] = sequence;
    lasts[at] = sequence;
    COUNT.setRelease(this, at + 1);
  }

  /**
   * Posts all entries, to none of which anything is added any more; with the ledger's lock held.
   */
  void postAll() {
    int there = (int) COUNT.getAcquire(this);
    for (int i = 0; i < there; i++) {
      ledger.enter(producers[i], firsts[i], (long) NUMBER.getAcquire(lasts, i), outcomes[i]);
    }
    COUNT.setRelease(this, 0);
  }
}
