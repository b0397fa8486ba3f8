package dev.millrace.ledger;

import dev.millrace.api.Message;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a journal remembers from one message to the next: whose it was, why it was dropped, and
 * which was the last that came from each producer. The next message is most often like the last,
 * and need not be looked up. Not thread-safe: a worker's own.
 */
final class Recollection {

  private final Ledger ledger;
  private final long[] lastTaken;
  private @Nullable String lastProducer;
  private int lastProducerIndex;
  private @Nullable String lastReason;
  private int lastReasonCode;

  /**
   * Creates an empty one.
   *
   * @param producerCount from how many producers messages are taken; 0 where none are
   */
  Recollection(Ledger ledger, int producerCount) {
    this.ledger = ledger;
    this.lastTaken = new long[producerCount];
    Arrays.fill(lastTaken, -1);
  }

  /** The place of the message's producer; -1 if no producer can have made it. */
  @SuppressWarnings("ReferenceEquality") // equal names that are not identical are looked up
  int indexOf(Message message) {
    if (message.sequence() < 0) {
      return -1;
    }
    if (message.producer() != lastProducer) {
      lastProducer = message.producer();
      lastProducerIndex = ledger.indexOf(message);
    }
    return lastProducerIndex;
  }

  /** The code of the outcome of being dropped for that reason. */
  int codeOf(String dropReason) {
    if (!dropReason.equals(lastReason)) {
      lastReason = dropReason;
      lastReasonCode = ledger.codeOfDrop(dropReason);
    }
    return lastReasonCode;
  }

  /**
   * A message was taken; reports it if one that its producer made later was taken before.
   *
   * @return the place of its producer, as {@link #indexOf}
   */
  int taken(Message message) {
    int producer = indexOf(message);
    if (producer >= 0) {
      if (message.sequence() < lastTaken[producer] && ledger.keepsOrder()) {
        ledger.report(Offence.OUT_OF_ORDER, message);
      }
      lastTaken[producer] = message.sequence();
    }
    return producer;
  }

  /** Messages of the producer at a place were taken, the last with this number. */
  void tookUntil(int producer, long sequence) {
    lastTaken[producer] = sequence;
  }
}
