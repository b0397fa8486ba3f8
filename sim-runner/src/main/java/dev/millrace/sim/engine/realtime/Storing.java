package dev.millrace.sim.engine.realtime;

import dev.millrace.api.Message;
import dev.millrace.ledger.Journal;
import dev.millrace.ledger.Outcome;
import dev.millrace.sim.engine.Delivery;
import dev.millrace.sim.engine.Simulation.ConsumerSeat;
import dev.millrace.sim.measure.ConsumerMeter;
import dev.millrace.sim.measure.MessageTimes;
import dev.millrace.sim.measure.Sampling;
import dev.millrace.sim.measure.WarmUp;
import dev.millrace.sim.scenario.RunSettings;
import java.util.List;

/** The storing of messages by one worker: attempts, outcome and times. For the worker's thread. */
final class Storing {

  private final Worker worker;
  private final Journal journal;
  private final Delivery delivery;
  private final ConsumerMeter meter;
  private final Sampling timed;

  Storing(ConsumerSeat seat, Worker worker, WarmUp warmUp, RunSettings settings) {
    this.worker = worker;
    this.journal = worker.journal;
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

  /** The worker stores no more. */
  void finish() {
    meter.ended(worker.time.nanos());
  }

  /** Stores the only message that the worker has in hand and settles it, whatever comes of it. */
  void store(Message message) throws InterruptedException {
    Outcome outcome = timed.next() ? storeTimed(message) : storeUntimed(message);
    journal.settledTaken(message, outcome);
  }

  /** As {@link #store(Message)}, for a message that the worker has not taken but made. */
  void storeOwn(Message message) throws InterruptedException {
    journal.settled(message, timed.next() ? storeTimed(message) : storeUntimed(message));
  }

  private Outcome storeUntimed(Message message) throws InterruptedException {
    Outcome outcome = deliver(message);
    if (outcome == Outcome.DELIVERED) {
      meter.deliveredUntimed(message.dueNanos());
    }
    return outcome;
  }

  private Outcome storeTimed(Message message) throws InterruptedException {
    long taken = worker.time.nanos();
    Outcome outcome = deliver(message);
    long done = worker.time.nanos();
    int standsFor = timed.taken(done);
    meter.busy(taken, done, standsFor);
    if (outcome == Outcome.DELIVERED) {
      meter.delivered(message.dueNanos(), taken, done, standsFor);
    }
    return outcome;
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
      journal.settled(message, outcome);
    }
  }

  private Outcome deliver(Message message) throws InterruptedException {
    try {
      return unlessCutOff(delivery.deliver(message, worker.time));
    } catch (Throwable t) {
      journal.settled(message, Outcome.ABANDONED);
      throw t;
    }
  }

  private Outcome deliver(List<Message> batch) throws InterruptedException {
    try {
      return unlessCutOff(delivery.deliver(batch, worker.time));
    } catch (Throwable t) {
      for (Message message : batch) {
        journal.settled(message, Outcome.ABANDONED);
      }
      throw t;
    }
  }

  /** A consumer may make an exception of its own of the interrupt that ended the run. */
  private Outcome unlessCutOff(Outcome outcome) {
    return outcome == Outcome.FAILED && worker.time.cutOff() ? Outcome.ABANDONED : outcome;
  }
}
