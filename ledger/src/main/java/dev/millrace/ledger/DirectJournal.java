package dev.millrace.ledger;

import dev.millrace.api.Message;

/**
 * Notes on messages that enter the {@link Ledger} at once, or with some hundred others if they were
 * delivered: what a {@link Journal} is to workers with threads of their own, for those who are all
 * played by one thread.
 *
 * <p>Not thread-safe: all direct journals of a ledger, and the ledger, are used by one thread.
 */
public final class DirectJournal {

  private static final long NONE = -1;

  private final Ledger ledger;

  /** The place of the producer whose journal it is; -1 if it is consumers'. */
  private final int owner;

  private final DeliveredNotes delivered;
  private final Recollection recollection;

  /** How many messages the producer has had, and how many of them it holds no more. */
  private long offered;

  private long down;

  DirectJournal(Ledger ledger, int owner, int producerCount, DeliveredNotes delivered) {
    this.ledger = ledger;
    this.owner = owner;
    this.delivered = delivered;
    this.recollection = new Recollection(ledger, producerCount);
  }

  /** The producer has a message that it is about to put. */
  public void offered(Message message) {
    offered = message.sequence() + 1;
  }

  /** The pipeline accepted the message in hand. */
  public void accepted() {
    down = offered;
  }

  /** The overflow policy gave up the message in hand. */
  public void dropped(Message message, String reason) {
    enter(message, recollection.codeOf(reason));
    down = offered;
  }

  /** The message in hand took the place of one that was in the pipeline, which is given up. */
  public void evicted(Message victim, String reason) {
    enter(victim, recollection.codeOf(reason));
  }

  /** A consumer took a message from the pipeline. */
  public void taken(Message message) {
    recollection.taken(message);
  }

  /** Whoever took the message, or put it, is done with it. */
  public void settled(Message message, Outcome outcome) {
    if (outcome == Outcome.DELIVERED) {
      delivered.note(message);
    } else {
      enter(message, outcome.code());
    }
    down = offered;
  }

  int owner() {
    return owner;
  }

  long offered() {
    return offered;
  }

  /** The number of the message that its producer could not put to an end; -1 if there is none. */
  long inHand() {
    return offered > down ? offered - 1 : NONE;
  }

  private void enter(Message message, int outcome) {
    int producer = recollection.indexOf(message);
    if (producer < 0) {
      ledger.report(Offence.INVENTED, message);
    } else {
      ledger.enter(producer, message.sequence(), outcome);
    }
  }
}
