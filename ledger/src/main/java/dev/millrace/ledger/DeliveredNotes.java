package dev.millrace.ledger;

import dev.millrace.api.Message;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of messages that were delivered and are not in the {@link Ledger} yet: noted as they
 * come, and entered some hundred at a time, which costs a few instructions each, and one by one
 * several times as many. Those of another producer begin anew.
 *
 * <p>Not thread-safe: for the one thread that plays all workers.
 */
final class DeliveredNotes {

  private static final int MOST = 256;

  private final Ledger ledger;
  private final long[] numbers = new long[MOST];
  private int noted;

  /** Who made what is noted. */
  private @Nullable String producer;

  private int producerIndex;

  DeliveredNotes(Ledger ledger) {
    this.ledger = ledger;
  }

  /** A message was delivered. */
  @SuppressWarnings("ReferenceEquality") // equal names that are not identical are looked up
  void note(Message message) {
    if (message.producer() != producer || message.sequence() < 0) {
      if (!beginsAnew(message)) {
        return;
      }
    }
    int place = noted;
    numbers[place] = message.sequence();
    noted = place + 1;
    if (noted == MOST) {
      enterAll();
    }
  }

  /** Enters what is noted. */
  void enterAll() {
    if (noted > 0) {
      ledger.enterAll(producerIndex, numbers, noted, Outcome.DELIVERED.code());
      noted = 0;
    }
  }

  /** A message of another producer is to be noted; returns whether a producer can have made it. */
  private boolean beginsAnew(Message message) {
    enterAll();
    int index = ledger.indexOf(message);
    if (index < 0) {
      ledger.report(Offence.INVENTED, message);
      return false;
    }
    producer = message.producer();
    producerIndex = index;
    return true;
  }
}
