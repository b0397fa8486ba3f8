package dev.millrace.ledger;

import dev.millrace.api.Message;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * One worker's own notes on the messages that pass through its hands, posted to the {@link Ledger}
 * in batches.
 *
 * <p>A note is to be little beside the hand-over of a message. So what is in hand follows from the
 * counts, no object is kept, and messages of a producer that come in order and end alike are one
 * run: each adds one to what was taken and one to what was settled, and that is all.
 *
 * <p>Written by the worker's thread alone. The counts, the entries and the message in hand may be
 * read by another thread at any time: each is published by a release write and read with an
 * acquire. What a worker that is at work has in hand may be told wrongly, for it takes two
 * readings; who wants to know waits until nothing moves. Posting happens under the ledger's lock,
 * which is also held by whoever reads the entries of a worker that never ended.
 */
public final class Journal {

  private static final int DELIVERED = Outcome.DELIVERED.code();

  private static final VarHandle ENTERED;
  private static final VarHandle EVICTED;
  private static final VarHandle HAND_PRODUCER;
  private static final VarHandle OFFERED;
  private static final VarHandle TO_HAND;
  private static final VarHandle DROPPED;
  private static final VarHandle PASSED;
  private static final VarHandle SETTLED;

  static {
    try {
      var lookup = MethodHandles.lookup();
      ENTERED = lookup.findVarHandle(Journal.class, "entered", long.class);
      EVICTED = lookup.findVarHandle(Journal.class, "evicted", long.class);
      HAND_PRODUCER = lookup.findVarHandle(Journal.class, "handProducer", int.class);
      OFFERED = lookup.findVarHandle(Journal.class, "offered", long.class);
      TO_HAND = lookup.findVarHandle(Journal.class, "toHand", long.class);
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

  /** Messages that went into the pipeline, or came from there. */
  private long passed;

  /** Messages that were entered; those that a consumer is done with. */
  private long entered;

  /** Those of them that were not delivered. Known to the worker alone. */
  private long undelivered;

  // What the worker knows of the latest run of entries.

  /** Null if nothing may be added, since each message that nobody made is to be reported. */
  private @Nullable String runProducer;

  private int runOutcome;

  /** What is to be added to how many were entered, to have the number of the next message. */
  private long toNext;

  // Of a producer.

  private long offered;

  /** Messages that the overflow policy gave up when they were in hand. */
  private long dropped;

  private long evicted;

  /** Messages that it stored itself or abandoned. */
  private long settled;

  // Of a consumer.

  /** The producer of the message that came to hand last; null if no producer can have made it. */
  private @Nullable String handProducerName;

  /** Its place. */
  private int handProducer;

  /** What is to be added to how many came to hand, to have the number of the next message. */
  private long toHand;

  /** Whether what comes to hand next will be the next in the latest run of those delivered. */
  private boolean oneRun;

  /**
   * Creates an empty journal.
   *
   * @param owner the place of the producer whose it is; -1 for a consumer
   * @param producerCount from how many producers messages are taken; 0 where none are
   */
  Journal(Ledger ledger, int owner, int producerCount) {
    this.ledger = ledger;
    this.owner = owner;
    this.recollection = new Recollection(ledger, producerCount);
    this.entries = new Entries(ledger);
  }

  /** A producer has a message that it is about to put. */
  public void offered(Message message) {
    OFFERED.setRelease(this, message.sequence() + 1);
  }

  /** The pipeline accepted the message in hand. */
  public void accepted() {
    PASSED.setRelease(this, passed + 1);
  }

  /** The overflow policy gave up the message in hand. */
  public void dropped(Message message, String reason) {
    enter(message, recollection.codeOf(reason));
    DROPPED.setRelease(this, dropped + 1);
  }

  /** The message in hand took the place of one that was in the pipeline, which is given up. */
  public void evicted(Message victim, String reason) {
    enter(victim, recollection.codeOf(reason));
    EVICTED.setRelease(this, evicted + 1);
  }

  /** A consumer took a message from the pipeline. */
  @SuppressWarnings("ReferenceEquality") // equal names that are not identical are looked up
  public void taken(Message message) {
    long before = passed;
    if (message.sequence() != before + toHand || message.producer() != handProducerName) {
      takenOther(message);
    }
    PASSED.setRelease(this, before + 1);
  }

  /** A consumer took a message that is not the next one of the producer of the last. */
  private void takenOther(Message message) {
    oneRun = false;
    if (handProducerName != null) {
      recollection.tookUntil(handProducer, passed - 1 + toHand);
    }
    int producer = recollection.taken(message);
    handProducerName = producer < 0 ? null : message.producer();
    HAND_PRODUCER.setRelease(this, producer);
    TO_HAND.setRelease(this, message.sequence() - passed);
  }

  /** As {@link #settled(Message, Outcome)}, for the only message in hand of a consumer. */
  public void settledTaken(Message message, Outcome outcome) {
    if (oneRun && outcome == Outcome.DELIVERED) {
      ENTERED.setRelease(this, entered + 1);
    } else {
      enter(message, outcome.code());
      oneRun =
          runProducer != null
              && runProducer.equals(handProducerName)
              && runOutcome == DELIVERED
              && toNext == toHand;
    }
  }

  /** A consumer, or a producer that stores it itself, is done with a message in hand. */
  public void settled(Message message, Outcome outcome) {
    enter(message, outcome.code());
    if (owner >= 0) {
      SETTLED.setRelease(this, settled + 1);
    }
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
    long down = settled();
    if (owner < 0) {
      return passed() > down;
    }
    down += (long) DROPPED.getAcquire(this) + passed();
    return offered() > down;
  }

  /** How often a message moved through this worker's hands; only grows. Any thread may ask. */
  public long moves() {
    return passed() + settled();
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

  /** How many messages this worker is done with, be it that it stored them. Any thread may ask. */
  public long settled() {
    return owner < 0 ? entered() : (long) SETTLED.getAcquire(this);
  }

  /** How many messages this worker has offered; 0 for a consumer. Any thread may ask. */
  public long offered() {
    return (long) OFFERED.getAcquire(this);
  }

  /** How many messages this worker has delivered. For the worker itself. */
  public long ownDelivered() {
    return entered - undelivered;
  }

  /** As {@link #passed()}, for the worker itself, which needs no order to see its own writes. */
  public long ownPassed() {
    return passed;
  }

  /** As {@link #offered()}, for the worker itself. */
  public long ownOffered() {
    return offered;
  }

  /** The place of the producer of the message in hand; -1 if no producer can have made it. */
  int handProducer() {
    return owner < 0 ? (int) HAND_PRODUCER.getAcquire(this) : owner;
  }

  /** The number of the message in hand. */
  long handSequence() {
    return owner < 0 ? passed() - 1 + (long) TO_HAND.getAcquire(this) : offered() - 1;
  }

  /** How many messages were entered. Any thread may ask. */
  private long entered() {
    return (long) ENTERED.getAcquire(this);
  }

  /** Posts what is not posted yet; called with the ledger's lock held. */
  void postAll() {
    entries.postUntil(entered());
  }

  @SuppressWarnings("ReferenceEquality") // equal names that are not identical begin a run
  private void enter(Message message, int outcome) {
    if (outcome != DELIVERED) {
      undelivered++;
    }
    long before = entered;
    if (message.sequence() != before + toNext
        || message.producer() != runProducer
        || outcome != runOutcome) {
      beginRun(message, outcome);
    }
    ENTERED.setRelease(this, before + 1);
  }

  private void beginRun(Message message, int outcome) {
    int producer = recollection.indexOf(message);
    if (producer < 0) {
      ledger.report(Offence.INVENTED, message);
    }
    if (entries.full()) {
      ledger.post(this);
    }
    oneRun = false;
    runProducer = producer < 0 ? null : message.producer();
    runOutcome = outcome;
    toNext = message.sequence() - entered;
    entries.begin(entered, producer, message.sequence(), outcome);
  }
}
