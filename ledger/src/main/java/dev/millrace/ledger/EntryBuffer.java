package dev.millrace.ledger;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Outcomes of messages that are not yet entered in the {@link Ledger}, so that its lock is taken
 * once in {@value #CAPACITY} messages.
 *
 * <p>Written by one thread at a time. The ledger reads it, with its lock held, when it is full, or
 * when the run is over and its writer may never have ended: an entry is written before the release
 * write of the size that includes it, and the ledger acquires the size before it reads entries.
 */
final class EntryBuffer {

  static final int CAPACITY = 64;

  private final int[] producers = new int[CAPACITY];
  private final long[] sequences = new long[CAPACITY];
  private final int[] outcomes = new int[CAPACITY];
  private final AtomicInteger size = new AtomicInteger();

  /** Adds an entry and returns whether the buffer is full and must be flushed. */
  boolean add(int producer, long sequence, int outcome) {
    int at = size.getPlain();
    producers[at] = producer;
    sequences[at] = sequence;
    outcomes[at] = outcome;
    size.setRelease(at + 1);
    return at + 1 == CAPACITY;
  }

  /** Moves all entries to the ledger, whose lock is held. */
  void flushTo(Ledger ledger) {
    int entries = size.getAcquire();
    for (int i = 0; i < entries; i++) {
      ledger.enter(producers[i], sequences[i], outcomes[i]);
    }
    size.setRelease(0);
  }
}
