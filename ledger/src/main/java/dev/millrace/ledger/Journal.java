package dev.millrace.ledger;

import dev.millrace.api.Message;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * One worker's own notes on the messages that pass through its hands, posted to the {@link Ledger}
 * in batches.
 *
 * <p>A note costs a few plain numbers, so that it is little beside the hand-over of a message: what
 * is in hand follows from the counts, no object is kept, and messages of a producer that come in
 * order and end alike are one entry, to which each adds one.
 *
 * <p>Written by the worker's thread alone. The counts, the entries and the message in hand may be
 * read by another thread at any time: each is published by a release write and read with an
 * acquire. Posting happens under the ledger's lock, which is also held by whoever reads the entries
 * of a worker that never ended.
 */
public final class Journal {

  private static final VarHandle EVICTED;
  private static final VarHandle HAND_PRODUCER;
  private static final VarHandle HAND_SEQUENCE;
  private static final VarHandle DROPPED;
  private static final VarHandle PASSED;
  private static final VarHandle SETTLED;

  static {
    try {
      var lookup = MethodHandles.lookup();
      EVICTED = lookup.findVarHandle(Journal.class, "evicted", long.class);
      HAND_PRODUCER = lookup.findVarHandle(Journal.class, "handProducer", int.class);
      HAND_SEQUENCE = lookup.findVarHandle(Journal.class, "handSequence", long.class);
      DROPPED = lookup.findVarHandle(Journal.class, "dropped", long.class);
      PASSED = lookup.findVarHandle(Journal.class, "passed", long.class);
      SETTLED = lookup.findVarHandle(Journal.class, "settled", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final Ledger ledger;

  /** The place of the producer whose journal it is; -1 for that of a consumer. */
  private final int owner;

  private final Recollection recollection;
  private final Entries entries;

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
    this.entries = new Entries(ledger, this);
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
    settle(message, recollection.codeOf(reason));
    DROPPED.setRelease(this, dropped + 1);
  }

  /** The message in hand took the place of one that was in the pipeline, which is given up. */
  public void evicted(Message victim, String reason) {
    settle(victim, recollection.codeOf(reason));
    EVICTED.setRelease(this, evicted + 1);
  }

  /** A consumer took a message from the pipeline. */
  public void taken(Message message) {
    int producer = recollection.taken(message);
    if (producer != handProducer) {
      HAND_PRODUCER.setRelease(this, producer);
    }
    HAND_SEQUENCE.setRelease(this, message.sequence());
    PASSED.setRelease(this, passed + 1);
  }

  /**
   * A consumer is done with the only message in hand: as {@link #settled}, and cheaper, for it need
   * not be looked at again.
   */
  public void settledTaken(Message message, Outcome outcome) {
    if (!entries.adds(handProducer, handSequence, outcome.code())) {
      settle(message, outcome.code());
    }
    SETTLED.setRelease(this, settled + 1);
  }

  /** A consumer, or a producer that stores it itself, is done with a message in hand. */
  public void settled(Message message, Outcome outcome) {
    settle(message, outcome.code());
    SETTLED.setRelease(this, settled + 1);
  }

  /**
   * The message that the worker holds now, or the last of several, such as {@code network-1#17};
   * null if it holds none. Any thread may ask.
   */
  public @Nullable String inHand() {
    return holds() ? ledger.id(handProducer(), handSequence()) : null;
  }

  /** Whether the worker holds a message now. Any thread may ask. */
  public boolean holds() {
    // What was put down is read first: it was in hand before.
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

  /** The place of the producer of the message in hand; -1 if no producer can have made it. */
  int handProducer() {
    return (int) HAND_PRODUCER.getAcquire(this);
  }

  /** The number of the message in hand. */
  long handSequence() {
    return (long) HAND_SEQUENCE.getAcquire(this);
  }

  /** Posts what is not posted yet; called with the ledger's lock held. */
  void postAll() {
    entries.postAll();
  }

  private void settle(Message message, int outcome) {
    int producer = recollection.indexOf(message);
    if (producer < 0) {
      ledger.report(Offence.INVENTED, message);
    } else if (!entries.adds(producer, message.sequence(), outcome)) {
      entries.begin(producer, message.sequence(), outcome);
    }
  }
}
