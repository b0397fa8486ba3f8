package dev.millrace.ledger;

import dev.millrace.api.Message;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * One worker's own notes on the messages that pass through its hands, posted to the {@link Ledger}
 * in batches.
 *
 * <p>Written by the worker's thread alone. The message in hand, the counts of moves and of offered
 * messages and the unposted entries may be read by another thread at any time: each is published by
 * a release write and read with an acquire, entries before the count that covers them. Posting
 * happens under the ledger's lock, which is also held by whoever reads the unposted entries of a
 * worker that never ended.
 */
public final class Journal {

  private static final int BATCH = 256;
  private static final VarHandle EVICTED;
  private static final VarHandle IN_HAND;
  private static final VarHandle MOVES;
  private static final VarHandle OFFERED;
  private static final VarHandle PASSED;
  private static final VarHandle UNPOSTED;

  static {
    try {
      var lookup = MethodHandles.lookup();
      EVICTED = lookup.findVarHandle(Journal.class, "evicted", long.class);
      IN_HAND = lookup.findVarHandle(Journal.class, "inHand", Message.class);
      MOVES = lookup.findVarHandle(Journal.class, "moves", long.class);
      OFFERED = lookup.findVarHandle(Journal.class, "offered", long.class);
      PASSED = lookup.findVarHandle(Journal.class, "passed", long.class);
      UNPOSTED = lookup.findVarHandle(Journal.class, "unposted", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final Ledger ledger;

  private final int[] producers = new int[BATCH];
  private final int[] outcomes = new int[BATCH];
  private final long[] sequences = new long[BATCH];
  private int unposted;

  @SuppressWarnings("UnusedVariable") // read and written through IN_HAND
  private @Nullable Message inHand;

  private long moves;

  private long passed;

  private long evicted;

  @SuppressWarnings("UnusedVariable") // read and written through OFFERED
  private long offered;

  private final Recollection recollection;

  Journal(Ledger ledger, int producerCount) {
    this.ledger = ledger;
    this.recollection = new Recollection(ledger, producerCount);
  }

  /** A producer has a message that it is about to put. */
  public void offered(Message message) {
    OFFERED.setRelease(this, message.sequence() + 1);
    IN_HAND.setRelease(this, message);
  }

  /** The pipeline accepted the message in hand. */
  public void accepted() {
    IN_HAND.setRelease(this, null);
    PASSED.setRelease(this, passed + 1);
    moved();
  }

  /** The overflow policy gave up the message in hand. */
  public void dropped(Message message, String reason) {
    settle(message, recollection.codeOf(reason));
    IN_HAND.setRelease(this, null);
  }

  /** The message in hand took the place of one that was in the pipeline, which is given up. */
  public void evicted(Message victim, String reason) {
    settle(victim, recollection.codeOf(reason));
    EVICTED.setRelease(this, evicted + 1);
  }

  /** A consumer took a message from the pipeline. */
  public void taken(Message message) {
    recollection.taken(message);
    IN_HAND.setRelease(this, message);
    PASSED.setRelease(this, passed + 1);
    moved();
  }

  /** A consumer is done with the message in hand. */
  public void settled(Message message, Outcome outcome) {
    settle(message, outcome.code());
    IN_HAND.setRelease(this, null);
    moved();
  }

  /** The message that the worker holds now, or null. Any thread may ask. */
  public @Nullable Message inHand() {
    return (Message) IN_HAND.getAcquire(this);
  }

  /** How often a message moved through this worker's hands; only grows. Any thread may ask. */
  public long moves() {
    return (long) MOVES.getAcquire(this);
  }

  /**
   * How many messages went from this worker into the pipeline, or came from there to it. Any thread
   * may ask.
   */
  public long passed() {
    return (long) PASSED.getAcquire(this);
  }

  /** How many messages this worker took out of the pipeline to make room. Any thread may ask. */
  public long evicted() {
    return (long) EVICTED.getAcquire(this);
  }

  /** How many messages this worker, a producer, has offered. Any thread may ask. */
  long offered() {
    return (long) OFFERED.getAcquire(this);
  }

  /** Posts what is not posted yet; called with the ledger's lock held. */
  void postAll() {
    int count = (int) UNPOSTED.getAcquire(this);
    for (int i = 0; i < count; i++) {
      ledger.enter(producers[i], sequences[i], outcomes[i]);
    }
    UNPOSTED.setRelease(this, 0);
  }

  private void settle(Message message, int outcome) {
    int producer = recollection.indexOf(message);
    if (producer < 0) {
      ledger.report(Offence.INVENTED, message);
      return;
    }
    if (unposted == BATCH) {
      ledger.post(this);
    }
    producers[unposted] = producer;
    sequences[unposted] = message.sequence();
    outcomes[unposted] = outcome;
    UNPOSTED.setRelease(this, unposted + 1);
  }

  private void moved() {
    MOVES.setRelease(this, moves + 1);
  }
}
