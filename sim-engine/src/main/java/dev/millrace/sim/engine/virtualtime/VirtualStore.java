package dev.millrace.sim.engine.virtualtime;

import static java.util.Objects.requireNonNull;

import dev.millrace.api.Clock;
import dev.millrace.api.Message;
import dev.millrace.ledger.DirectJournal;
import dev.millrace.ledger.Outcome;
import dev.millrace.sim.engine.Delivery;
import dev.millrace.sim.engine.LogStamp;
import dev.millrace.sim.engine.Nanos;
import dev.millrace.sim.engine.Simulation.ConsumerSeat;
import dev.millrace.sim.measure.ConsumerMeter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The storing of messages by one worker in virtual time. Each attempt is an event of its own, so
 * that components of all workers are called in the order of time, and what an attempt came to is
 * known when its time is over.
 *
 * <p>It is the clock of its consumer: the worker's own time, which runs ahead of the run's while
 * the consumer sleeps. Not thread-safe.
 */
final class VirtualStore implements Clock {

  private static final long NONE = -1;

  private final Delivery delivery;
  private final DirectJournal journal;
  private final ConsumerMeter meter;
  private final VirtualRun run;
  private final LogStamp stamp;

  /** What the log knows its worker by while it stores. */
  private final int stampNumber;

  /** The message that it holds, while it holds one; what most workers ever do. */
  private @Nullable Message single;

  /** The messages that it holds, while it holds more than one. */
  private final List<Message> batch = new ArrayList<>();

  private final List<Message> batchToRead = Collections.unmodifiableList(batch);
  private int size;

  /** The time of its consumer. */
  private long clockNanos;

  /** When it began to store what it holds, or NONE. */
  private long begunNanos = NONE;

  /** Whether the attempt is over, and a back-off is under way before the next. */
  private boolean backingOff;

  /**
   * What the attempt under way will come to; null if another has to follow. To write a reference
   * costs more than to read it, for the garbage collector is told: so only another one is written.
   */
  private @Nullable Outcome outcome;

  /** What the attempt under way will end its worker with. */
  private @Nullable Throwable failure;

  VirtualStore(ConsumerSeat seat, DirectJournal journal, ConsumerMeter meter, VirtualRun run) {
    this.delivery = new Delivery(seat);
    this.journal = journal;
    this.meter = meter;
    this.run = run;
    this.stamp = run.stamp;
    this.stampNumber = stamp.add(seat.name(), this);
  }

  /** Adds a message to the batch that is to be stored next. */
  void add(Message message) {
    if (size == 0) {
      single = message;
    } else {
      if (size == 1) {
        batch.add(single());
      }
      batch.add(message);
    }
    size++;
  }

  /** How many messages it holds, be they stored already or yet to be. */
  int size() {
    return size;
  }

  /** Begins to store the batch; returns when to {@link #proceed}. */
  long begin(long now) {
    begunNanos = now;
    return attempt(now);
  }

  /**
   * An attempt or a back-off is over.
   *
   * @return when the next one is; {@link Agenda#NEVER} if the batch is settled
   * @throws Throwable what the attempt ended in, if that ends the worker
   */
  long proceed(long now) throws Throwable {
    Outcome came = outcome;
    if (came == null) {
      return tryAgain(now);
    }
    settle(came, now);
    return Agenda.NEVER;
  }

  private long tryAgain(long now) throws Throwable {
    if (backingOff) {
      backingOff = false;
      return attempt(now);
    }
    if (failure != null) {
      throw failure;
    }
    backingOff = true;
    return Nanos.sum(now, delivery.backoffNanos());
  }

  /** Gives up what it holds. */
  void abandon(long now) {
    settle(Outcome.ABANDONED, now);
  }

  /** The attempts, for what the last failure was. */
  Delivery delivery() {
    return delivery;
  }

  @Override
  public long nanos() {
    return clockNanos;
  }

  @Override
  public void sleepNanos(long nanos) throws InterruptedException {
    if (nanos > 0) {
      clockNanos = Nanos.sum(clockNanos, nanos);
    }
    run.checkTime(clockNanos);
  }

  private long attempt(long now) {
    clockNanos = now;
    stamp.workerIs(stampNumber);
    try {
      Outcome came =
          size == 1 ? delivery.attempt(single(), this) : delivery.attempt(batchToRead, this);
      if (came != outcome) {
        outcome = came;
      }
    } catch (Throwable t) {
      outcome = null;
      if (!(t instanceof InterruptedException && run.isOverAt(clockNanos))) {
        failure = t;
      }
    }
    // What would go on for longer than the run, the end of the run finds at work.
    return Math.min(clockNanos, run.deadlineNanos() + 1);
  }

  private void settle(Outcome came, long now) {
    if (size == 1 && came == Outcome.DELIVERED) { // as nearly always
      meter.deliveredAlone(single().dueNanos(), begunNanos, now);
      journal.settled(single(), came);
    } else {
      settleOthers(came, now);
    }
    size = 0;
    begunNanos = NONE;
  }

  private void settleOthers(Outcome came, long now) {
    if (begunNanos != NONE) {
      meter.busy(begunNanos, now);
    }
    if (size == 1) {
      journal.settled(single(), came);
    }
    for (Message message : batch) {
      if (came == Outcome.DELIVERED) {
        meter.delivered(message.dueNanos(), begunNanos, now);
      }
      journal.settled(message, came);
    }
    batch.clear();
  }

  private Message single() {
    return requireNonNull(single);
  }
}
