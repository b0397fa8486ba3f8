package dev.millrace.sim.ledger;

import dev.millrace.api.Message;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Notes on messages that enter the {@link Ledger} at once: what a {@link Journal} is to workers
 * with threads of their own, for those who are all played by one thread.
 *
 * <p>Not thread-safe: all direct journals of a ledger, and the ledger, are used by one thread.
 */
public final class DirectJournal {

  private static final long NONE = -1;

  private final Ledger ledger;

  /** The place of the producer whose journal it is; -1 if it is consumers'. */
  private final int owner;

  private final long[] lastTaken;
  private long offered;

  /** The number of the message that its producer is putting, or NONE. */
  private long inHand = NONE;

  /** The producer of the last message, and its place: most often that of the next one too. */
  private @Nullable String lastProducer;

  private int lastProducerIndex;

  private @Nullable String lastReason;
  private int lastReasonCode;

  DirectJournal(Ledger ledger, int owner, int producerCount) {
    this.ledger = ledger;
    this.owner = owner;
    this.lastTaken = new long[producerCount];
    Arrays.fill(lastTaken, -1);
  }

  /** The producer has a message that it is about to put. */
  public void offered(Message message) {
    inHand = message.sequence();
    offered = inHand + 1;
  }

  /** The pipeline accepted the message in hand. */
  public void accepted() {
    inHand = NONE;
  }

  /** The overflow policy gave up the message in hand. */
  public void dropped(Message message, String reason) {
    enter(message, codeOf(reason));
    inHand = NONE;
  }

  /** The message in hand took the place of one that was in the pipeline, which is given up. */
  public void evicted(Message victim, String reason) {
    enter(victim, codeOf(reason));
  }

  /** A consumer took a message from the pipeline. */
  public void taken(Message message) {
    int producer = indexOf(message);
    if (producer >= 0) {
      if (message.sequence() < lastTaken[producer] && ledger.keepsOrder()) {
        ledger.report(Offence.OUT_OF_ORDER, message);
      }
      lastTaken[producer] = message.sequence();
    }
  }

  /** Whoever took the message, or put it, is done with it. */
  public void settled(Message message, Outcome outcome) {
    enter(message, outcome.code());
    inHand = NONE;
  }

  int owner() {
    return owner;
  }

  long offered() {
    return offered;
  }

  /** The number of the message that its producer could not put to an end; -1 if there is none. */
  long inHand() {
    return inHand;
  }

  private void enter(Message message, int outcome) {
    int producer = indexOf(message);
    if (producer < 0) {
      ledger.report(Offence.INVENTED, message);
    } else {
      ledger.enter(producer, message.sequence(), outcome);
    }
  }

  private int codeOf(String dropReason) {
    if (!dropReason.equals(lastReason)) {
      lastReason = dropReason;
      lastReasonCode = ledger.codeOfDrop(dropReason);
    }
    return lastReasonCode;
  }

  /** The place of the message's producer; -1 if no producer can have made it. */
  @SuppressWarnings("ReferenceEquality") // equal names that are not identical are looked up
  private int indexOf(Message message) {
    if (message.sequence() < 0) {
      return -1;
    }
    if (message.producer() != lastProducer) {
      lastProducer = message.producer();
      lastProducerIndex = ledger.indexOf(message);
    }
    return lastProducerIndex;
  }
}
