package dev.millrace.sim.engine.virtualtime;

import dev.millrace.api.Message;
import dev.millrace.sim.engine.Delivery;
import dev.millrace.sim.engine.Nanos;
import dev.millrace.sim.engine.Simulation.ConsumerSeat;
import dev.millrace.sim.ledger.Journal;
import dev.millrace.sim.ledger.Outcome;
import dev.millrace.sim.measure.ConsumerMeter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The storing of messages by one worker in virtual time. Each attempt is an event of its own, so
 * that components of all workers are called in the order of time, and what an attempt came to is
 * known when its time is over.
 */
final class VirtualStore {

  private final Delivery delivery;
  private final Journal journal;
  private final ConsumerMeter meter;
  private final LocalClock clock;
  private final VirtualRun run;
  private final String worker;

  private final List<Message> batch = new ArrayList<>();
  private final List<Message> batchToRead = Collections.unmodifiableList(batch);
  private long begunNanos;
  private boolean begun;

  /** Whether an attempt is under way; if not, a back-off is. */
  private boolean attempting;

  /** What the attempt under way will come to; null if another has to follow. */
  private @Nullable Outcome outcome;

  /** What the attempt under way will end the run with. */
  private @Nullable Error error;

  VirtualStore(
      ConsumerSeat seat, String worker, Journal journal, ConsumerMeter meter, VirtualRun run) {
    this.delivery = new Delivery(seat);
    this.worker = worker;
    this.journal = journal;
    this.meter = meter;
    this.clock = new LocalClock(run);
    this.run = run;
  }

  /** Adds a message to the batch that is to be stored next. */
  void add(Message message) {
    batch.add(message);
  }

  /** How many messages it holds, be they stored already or yet to be. */
  int size() {
    return batch.size();
  }

  /** Begins to store the batch; returns when to {@link #proceed}. */
  long begin(long now) throws InterruptedException {
    begunNanos = now;
    begun = true;
    return attempt(now);
  }

  /**
   * An attempt or a back-off is over.
   *
   * @return when the next one is; {@link Agenda#NEVER} if the batch is settled
   */
  long proceed(long now) throws InterruptedException {
    if (!attempting) {
      return attempt(now);
    }
    attempting = false;
    if (error != null) {
      throw error;
    }
    if (outcome == null) {
      return Nanos.sum(now, delivery.backoffNanos());
    }
    settle(outcome, now);
    return Agenda.NEVER;
  }

  /** Gives up what it holds. */
  void abandon(long now) {
    settle(Outcome.ABANDONED, now);
  }

  /** The attempts, for what the last failure was. */
  Delivery delivery() {
    return delivery;
  }

  ConsumerMeter meter() {
    return meter;
  }

  private long attempt(long now) throws InterruptedException {
    attempting = true;
    clock.startAt(now);
    run.stamp.workerIs(worker, clock);
    try {
      outcome = delivery.attempt(batchToRead, clock);
      return clock.nanos();
    } catch (InterruptedException e) {
      if (run.isOverAt(clock.nanos())) {
        // It would go on for longer than the run, whose end finds it at work.
        return run.deadlineNanos() + 1;
      }
      throw e;
    } catch (Error e) {
      error = e;
      return clock.nanos();
    }
  }

  private void settle(Outcome came, long now) {
    if (begun) {
      begun = false;
      meter.busy(begunNanos, now);
    }
    for (int i = 0; i < batch.size(); i++) {
      Message message = batch.get(i);
      if (came == Outcome.DELIVERED) {
        meter.delivered(message.dueNanos(), begunNanos, now);
      }
      journal.settled(message, came);
    }
    batch.clear();
  }
}
