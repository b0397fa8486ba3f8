package dev.millrace.ledger;

import dev.millrace.api.Message;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * One worker's record of the messages that pass through it, entered in the {@link Ledger} in
 * batches.
 *
 * <p>Written by the worker's thread alone. The counts and the message in hand may be read by any
 * thread at any time: they are published by release writes, so a reader sees recent values, exact
 * ones when no message moves.
 */
public final class Journal implements MessageObserver {

  /** The index of a producer that does not exist. */
  static final int UNKNOWN = -1;

  private static final AtomicLongFieldUpdater<Journal> OFFERED = counter("offered");
  private static final AtomicLongFieldUpdater<Journal> PASSED = counter("passed");
  private static final AtomicLongFieldUpdater<Journal> EVICTED = counter("evicted");
  private static final AtomicLongFieldUpdater<Journal> COMPLETED = counter("completed");
  private static final AtomicReferenceFieldUpdater<Journal, @Nullable Message> IN_HAND =
      AtomicReferenceFieldUpdater.newUpdater(Journal.class, Message.class, "inHand");

  private final Ledger ledger;
  private final @Nullable EntryBuffer entries;

  // Written by lazySet, a release write, which costs no more than a plain one.
  private volatile long offered;
  private volatile long passed;
  private volatile long evicted;
  private volatile long completed;
  private volatile @Nullable Message inHand;

  /** The sequence number taken last from each producer. */
  private final long[] lastTaken;

  // The producer and the drop reason looked up last; the next message usually has the same.
  private @Nullable String lastProducer;
  private int lastProducerIndex;
  private @Nullable String lastReason;
  private int lastReasonCode;

  private static AtomicLongFieldUpdater<Journal> counter(String name) {
    return AtomicLongFieldUpdater.newUpdater(Journal.class, name);
  }

  /**
   * Creates an empty journal.
   *
   * @param entries buffers outcomes; null if no other thread uses the ledger
   * @param producersTakenFrom how many producers' messages may be taken
   */
  Journal(Ledger ledger, @Nullable EntryBuffer entries, int producersTakenFrom) {
    this.ledger = ledger;
    this.entries = entries;
    this.lastTaken = new long[producersTakenFrom];
    Arrays.fill(lastTaken, -1);
  }

  @Override
  public void offered(Message message) {
    OFFERED.lazySet(this, message.sequence() + 1);
    IN_HAND.lazySet(this, message);
  }

  @Override
  public void accepted(Message message) {
    PASSED.lazySet(this, passed + 1);
    IN_HAND.lazySet(this, null);
  }

  @Override
  public void dropped(Message message, String reason) {
    enter(message, codeOf(reason));
    IN_HAND.lazySet(this, null);
  }

  @Override
  public void evicted(Message victim, String reason) {
    enter(victim, codeOf(reason));
    EVICTED.lazySet(this, evicted + 1);
  }

  @Override
  public void taken(Message message) {
    int producer = indexOf(message);
    if (producer != UNKNOWN) {
      if (message.sequence() < lastTaken[producer] && ledger.keepsOrder()) {
        ledger.report(Violation.OUT_OF_ORDER, message);
      }
      lastTaken[producer] = message.sequence();
    }
    PASSED.lazySet(this, passed + 1);
    IN_HAND.lazySet(this, message);
  }

  @Override
  public void expired(Message message) {
    dropped(message, Ledger.EXPIRED);
  }

  @Override
  public void completed(Message message, Outcome outcome) {
    enter(message, outcome.code());
    COMPLETED.lazySet(this, completed + 1);
    IN_HAND.lazySet(this, null);
  }

  /** Returns the message that the worker holds, the last one of several; null if it holds none. */
  public @Nullable Message inHand() {
    return inHand;
  }

  /** Returns how many moves of messages the worker has made; never decreases. */
  public long moves() {
    return passed() + completed;
  }

  /** Returns how many messages the worker has put into the pipeline, or taken from it. */
  public long passed() {
    return passed;
  }

  /** Returns how many messages the worker has evicted from the pipeline. */
  public long evicted() {
    return evicted;
  }

  /** Returns how many messages the worker has offered; 0 for a consumer. */
  public long offered() {
    return offered;
  }

  /** Moves the buffered entries to the ledger, whose lock is held. */
  void flush() {
    if (entries != null) {
      entries.flushTo(ledger);
    }
  }

  private void enter(Message message, int outcome) {
    int producer = indexOf(message);
    if (producer == UNKNOWN) {
      ledger.report(Violation.INVENTED, message);
    } else if (entries == null) {
      ledger.enter(producer, message.sequence(), outcome);
    } else if (entries.add(producer, message.sequence(), outcome)) {
      ledger.flush(entries);
    }
  }

  @SuppressWarnings("ReferenceEquality") // equal names that are not identical are looked up
  private int indexOf(Message message) {
    if (message.sequence() < 0) {
      return UNKNOWN;
    }
    if (message.producer() != lastProducer) {
      lastProducer = message.producer();
      lastProducerIndex = ledger.indexOf(message.producer());
    }
    return lastProducerIndex;
  }

  private int codeOf(String reason) {
    if (!reason.equals(lastReason)) {
      lastReason = reason;
      lastReasonCode = ledger.codeOfDrop(reason);
    }
    return lastReasonCode;
  }
}
