package dev.millrace.ledger;

import dev.millrace.api.Message;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
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

  private final Ledger ledger;
  private final EntryBuffer entries;

  private final AtomicLong offered = new AtomicLong();
  private final AtomicLong passed = new AtomicLong();
  private final AtomicLong evicted = new AtomicLong();
  private final AtomicLong completed = new AtomicLong();
  private final AtomicReference<@Nullable Message> inHand = new AtomicReference<>();

  /** The sequence number taken last from each producer. */
  private final long[] lastTaken;

  // The producer and the drop reason looked up last; the next message usually has the same.
  private @Nullable String lastProducer;
  private int lastProducerIndex;
  private @Nullable String lastReason;
  private int lastReasonCode;

  /**
   * Creates an empty journal.
   *
   * @param producersTakenFrom how many producers' messages may be taken
   */
  Journal(Ledger ledger, EntryBuffer entries, int producersTakenFrom) {
    this.ledger = ledger;
    this.entries = entries;
    this.lastTaken = new long[producersTakenFrom];
    Arrays.fill(lastTaken, -1);
  }

  @Override
  public void offered(Message message) {
    offered.setRelease(message.sequence() + 1);
    inHand.setRelease(message);
  }

  @Override
  public void accepted(Message message) {
    passed.setRelease(passed.getPlain() + 1);
    inHand.setRelease(null);
  }

  @Override
  public void dropped(Message message, String reason) {
    enter(message, codeOf(reason));
    inHand.setRelease(null);
  }

  @Override
  public void evicted(Message victim, String reason) {
    enter(victim, codeOf(reason));
    evicted.setRelease(evicted.getPlain() + 1);
  }

  @Override
  public void taken(Message message) {
    int producer = indexOf(message);
    if (producer != UNKNOWN) {
      if (message.sequence() < lastTaken[producer] && ledger.keepsOrder()) {
        ledger.report(Offence.OUT_OF_ORDER, message);
      }
      lastTaken[producer] = message.sequence();
    }
    passed.setRelease(passed.getPlain() + 1);
    inHand.setRelease(message);
  }

  @Override
  public void completed(Message message, Outcome outcome) {
    enter(message, outcome.code());
    completed.setRelease(completed.getPlain() + 1);
    inHand.setRelease(null);
  }

  /** Returns the message that the worker holds, the last one of several; null if it holds none. */
  public @Nullable Message inHand() {
    return inHand.getAcquire();
  }

  /** Returns how many moves of messages the worker has made; never decreases. */
  public long moves() {
    return passed() + completed.getAcquire();
  }

  /** Returns how many messages the worker has put into the pipeline, or taken from it. */
  public long passed() {
    return passed.getAcquire();
  }

  /** Returns how many messages the worker has evicted from the pipeline. */
  public long evicted() {
    return evicted.getAcquire();
  }

  /** Returns how many messages the worker has offered; 0 for a consumer. */
  public long offered() {
    return offered.getAcquire();
  }

  /** Moves the buffered entries to the ledger, whose lock is held. */
  void flush() {
    entries.flushTo(ledger);
  }

  private void enter(Message message, int outcome) {
    int producer = indexOf(message);
    if (producer == UNKNOWN) {
      ledger.report(Offence.INVENTED, message);
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
