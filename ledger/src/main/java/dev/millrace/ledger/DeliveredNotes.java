package dev.millrace.ledger;

import dev.millrace.api.Message;

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
  private final Recollection recollection;
  private final long[] numbers = new long[MOST];
  private int noted;

  /** The place of who made what is noted. */
  private int producer;

  DeliveredNotes(Ledger ledger) {
    this.ledger = ledger;
    this.recollection = new Recollection(ledger, 0);
  }

  /** A message was delivered. */
  void note(Message message) {
    int itsProducer = recollection.indexOf(message);
    if (itsProducer < 0) {
      ledger.report(Offence.INVENTED, message);
      return;
    }
    if (itsProducer != producer) {
      enterAll();
      producer = itsProducer;
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
      ledger.enterAll(producer, numbers, noted, Outcome.DELIVERED.code());
      noted = 0;
    }
  }
}
