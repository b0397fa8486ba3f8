package dev.millrace.ledger;

import dev.millrace.api.Message;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * One worker's own notes on the messages that pass through its hands, posted to the {@link Ledger}
 * in batches.
 *
 * <p>A note costs a few plain numbers, so that it is next to nothing beside the hand-over of a
 * message: what is in hand follows from the counts, no object is referred to, and messages that
 * come in order and end alike share an entry.
 *
 * <p>Written by the worker's thread alone. The counts and the unposted entries may be read by
 * another thread at any time: each is published by a release write and read with an acquire, what
 * an entry says before its last number, and that before the count that covers it. Posting happens
 * under the ledger's lock, which is also held by whoever reads the unposted entries of a worker
 * that never ended.
 */
public final class Journal {

  private static final int BATCH = 256;
  private static final VarHandle EVICTED;
  private static final VarHandle HAND_PRODUCER;
  private static final VarHandle HAND_SEQUENCE;
  private static final VarHandle NUMBERS = MethodHandles.arrayElementVarHandle(long[].class);
  private static final VarHandle DROPPED;
  private static final VarHandle PASSED;
  private static final VarHandle SETTLED;
  private static final VarHandle UNPOSTED;

  static {
    try {
      var lookup = MethodHandles.lookup();
      EVICTED = lookup.findVarHandle(Journal.class, "evicted", long.class);
      HAND_PRODUCER = lookup.findVarHandle(Journal.class, "handProducer", int.class);
      HAND_SEQUENCE = lookup.findVarHandle(Journal.class, "handSequence", long.class);
      DROPPED = lookup.findVarHandle(Journal.class, "dropped", long.class);
      PASSED = lookup.findVarHandle(Journal.class, "passed", long.class);
      SETTLED = lookup.findVarHandle(Journal.class, "settled", long.class);
      UNPOSTED = lookup.findVarHandle(Journal.class, "unposted", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final Ledger ledger;

  /** The place of the producer whose journal it is; -1 for that of a consumer. */
  private final int owner;

  private final Recollection recollection;

  /** An entry stands for the messages of a producer from a number to a number. */
  private final int[] producers = new int[BATCH];

  private final int[] outcomes = new int[BATCH];
  private final long[] firsts = new long[BATCH];
  private final long[] lasts = new long[BATCH];
  private int unposted;

  /** The number of the message that came to hand last, and the place of its producer. */
  private long handSequence = -1;

  private int handProducer;

  /** Messages that went into the pipeline, or came from there. */
  private long passed;

  /** Messages that the overflow policy gave up when they were in hand. */
  private long dropped;

  private long settled;
  private long evicted;

  /**
   * Creates an empty journal.
   *
   * @param owner the place of the producer whose it is; -1 for a consumer
   * @param producerCount from how many producers messages are taken; 0 where none are
   */
  Journal(Ledger ledger, int owner, int producerCount) {
    this.ledger = ledger;
    this.owner = owner;
    this.handProducer = owner;
    this.recollection = new Recollection(ledger, producerCount);
  }

  /** A producer has a message that it is about to put. */
  public void offered(Message message) {
    HAND_SEQUENCE.setRelease(this, message.sequence());
  }

  /** The pipeline accepted the message in hand. */
  public void accepted() {
    PASSED.setRelease(this, passed + 1);
  }

  /** The overflow policy gave up the message in hand. */
  public void dropped(Message message, String reason) {
    settle(message, recollection.indexOf(message), recollection.codeOf(reason));
    DROPPED.setRelease(this, dropped + 1);
  }

  /** The message in hand took the place of one that was in the pipeline, which is given up. */
  public void evicted(Message victim, String reason) {
    settle(victim, recollection.indexOf(victim), recollection.codeOf(reason));
    EVICTED.setRelease(this, evicted + 1);
  }

  /** A consumer took a message from the pipeline. */
  public void taken(Message message) {
    HAND_PRODUCER.setOpaque(this, recollection.taken(message));
    HAND_SEQUENCE.setRelease(this, message.sequence());
    PASSED.setRelease(this, passed + 1);
  }

  /** A consumer, or a producer that stores it itself, is done with the message in hand. */
  public void settled(Message message, Outcome outcome) {
    settle(message, recollection.indexOf(message), outcome.code());
    SETTLED.setRelease(this, settled + 1);
  }

  /**
   * The message that the worker holds now, or the last of several, such as {@code network-1#17};
   * null if it holds none. Any thread may ask.
   */
  public @Nullable String inHand() {
    return holds() ? ledger.id((int) HAND_PRODUCER.getOpaque(this), handSequence()) : null;
  }

  /** Whether the worker holds a message now. Any thread may ask. */
  public boolean holds() {
    // What is put down is read first: what was put down was in hand before.
    long down = (long) SETTLED.getAcquire(this);
    if (owner < 0) {
      return passed() > down;
    }
    down += (long) DROPPED.getAcquire(this) + passed();
    return offered() > down;
  }

  /** How often a message moved through this worker's hands; only grows. Any thread may ask. */
  public long moves() {
    return passed() + (long) SETTLED.getAcquire(this);
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

  /** How many messages this worker has offered; 0 for a consumer. Any thread may ask. */
  long offered() {
    return owner < 0 ? 0 : handSequence() + 1;
  }

  /** The place of the producer of the message in hand. */
  int handProducer() {
    return (int) HAND_PRODUCER.getOpaque(this);
  }

  /** The number of the message in hand. */
  long handSequence() {
    return (long) HAND_SEQUENCE.getAcquire(this);
  }

  /** Posts what is not posted yet; called with the ledger's lock held. */
  void postAll() {
    int count = (int) UNPOSTED.getAcquire(this);
    for (int i = 0; i < count; i++) {
      ledger.enter(producers[i], firsts[i], (long) NUMBERS.getAcquire(lasts, i), outcomes[i]);
    }
    UNPOSTED.setRelease(this, 0);
  }

  private void settle(Message message, int producer, int outcome) {
    if (producer < 0) {
      ledger.report(Offence.INVENTED, message);
      return;
    }
    long sequence = message.sequence();
    int last = unposted - 1;
    if (last >= 0
        && lasts[last] == sequence - 1
        && producers[last] == producer
        && outcomes[last] == outcome) {
      NUMBERS.setRelease(lasts, last, sequence);
      return;
    }
    if (unposted == BATCH) {
      ledger.post(this);
    }
    producers[unposted] = producer;
    outcomes[unposted] = outcome;
    firsts[unposted] = sequence;
    lasts[unposted] = sequence;
    UNPOSTED.setRelease(this, unposted + 1);
  }
}
