package dev.millrace.sim.engine.realtime;

import dev.millrace.api.Message;
import dev.millrace.ledger.Outcome;
import dev.millrace.sim.engine.Delivery;
import dev.millrace.sim.engine.Simulation.ConsumerSeat;
import dev.millrace.sim.measure.ConsumerMeter;
import dev.millrace.sim.measure.MessageTimes;
import dev.millrace.sim.measure.Sampling;
import dev.millrace.sim.measure.WarmUp;
import dev.millrace.sim.scenario.RunSettings;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;

/**
 * The storing of messages by one worker: attempts, outcome and times. For the worker's thread, but
 * for {@link #atWork()}, which any thread may ask: the flag is written and read opaquely, and
 * guards nothing.
 */
final class Storing {

  private static final VarHandle AT_WORK;

  static {
    try {
      AT_WORK = MethodHandles.lookup().findVarHandle(Storing.class, "atWork", boolean.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final Worker worker;
  private final Delivery delivery;
  private final ConsumerMeter meter;
  private final Sampling timed;

  @SuppressWarnings("UnusedVariable") // read and written through AT_WORK
  private boolean atWork;

  Storing(ConsumerSeat seat, Worker worker, WarmUp warmUp, RunSettings settings) {
    this.worker = worker;
    this.delivery = new Delivery(seat);
    this.meter = new ConsumerMeter(seat.name(), warmUp, new MessageTimes(warmUp));
    this.timed = settings.realTime().measure().newSampling();
  }

  /** What was measured; read it after the worker has ended. */
  ConsumerMeter meter() {
    return meter;
  }

  /** The attempts; to be read after the worker has ended. */
  Delivery delivery() {
    return delivery;
  }

  /** Whether a message is being stored now. */
  boolean atWork() {
    return (boolean) AT_WORK.getOpaque(this);
  }

  /** The worker stores no more. */
  void finish() {
    meter.ended(worker.time.nanos());
  }

  /** Stores the message that the worker has in hand and settles it, whatever comes of it. */
  void store(Message message) throws InterruptedException {
    if (!timed.next()) {
      Outcome outcome = deliver(message);
      if (outcome == Outcome.DELIVERED) {
        meter.deliveredUntimed(message.dueNanos());
      }
      worker.journal.settled(message, outcome);
      return;
    }
    long taken = worker.time.nanos();
    Outcome outcome = deliver(message);
    long done = worker.time.nanos();
    int standsFor = timed.taken(done);
    meter.busy(taken, done, standsFor);
    if (outcome == Outcome.DELIVERED) {
      meter.delivered(message.dueNanos(), taken, done, standsFor);
    }
    worker.journal.settled(message, outcome);
  }

  /** Stores what the worker has in hand and settles it, whatever comes of it. */
  void store(List<Message> batch) throws InterruptedException {
    boolean look = timed.oneOfNext(batch.size());
    long taken = look ? worker.time.nanos() : 0;
    Outcome outcome = deliver(batch);
    long done = look ? worker.time.nanos() : 0;
    long share = (done - taken) / batch.size();
    for (Message message : batch) {
      if (timed.next()) {
        int standsFor = timed.taken(done);
        meter.busy(done - share, done, standsFor);
        if (outcome == Outcome.DELIVERED) {
          meter.delivered(message.dueNanos(), taken, done, standsFor);
        }
      } else if (outcome == Outcome.DELIVERED) {
        meter.deliveredUntimed(message.dueNanos());
      }
      worker.journal.settled(message, outcome);
    }
  }

  private Outcome deliver(Message message) throws InterruptedException {
    AT_WORK.setOpaque(this, true);
    try {
      return unlessCutOff(delivery.deliver(message, worker.time));
    } catch (Throwable t) {
      worker.journal.settled(message, Outcome.ABANDONED);
      throw t;
    } finally {
      AT_WORK.setOpaque(this, false);
    }
  }

  private Outcome deliver(List<Message> batch) throws InterruptedException {
    AT_WORK.setOpaque(this, true);
    try {
      return unlessCutOff(delivery.deliver(batch, worker.time));
    } catch (Throwable t) {
      for (Message message : batch) {
        worker.journal.settled(message, Outcome.ABANDONED);
      }
      throw t;
    } finally {
      AT_WORK.setOpaque(this, false);
    }
  }

  /** A consumer may make an exception of its own of the interrupt that ended the run. */
  private Outcome unlessCutOff(Outcome outcome) {
    return outcome == Outcome.FAILED && worker.time.cutOff() ? Outcome.ABANDONED : outcome;
  }
}
