package dev.millrace.sim.engine.realtime;

import dev.millrace.api.Message;
import dev.millrace.ledger.Journal;
import dev.millrace.ledger.Outcome;
import dev.millrace.sim.engine.Delivery;
import dev.millrace.sim.engine.RunSettings;
import dev.millrace.sim.engine.Simulation.ConsumerSeat;
import dev.millrace.sim.measure.ConsumerMeter;
import dev.millrace.sim.measure.MessageTimes;
import dev.millrace.sim.measure.Sampling;
import dev.millrace.sim.measure.WarmUp;
import java.util.List;

/** The storing of messages by one worker: attempts, outcome and times. For the worker's thread. */
final class Storing {

  private final Worker worker;
  private final Journal journal;
  private final Delivery delivery;
  private final ConsumerMeter meter;
  private final WarmUp warmUp;
  private final Sampling timing;

  /** Messages that were delivered and timed. The others are the rest of those in the journal. */
  private long timed;

  /** Others that were due before the end of the warm-up. */
  private long early;

  /** Of how many others the meter knows, and of how many that were due before that end. */
  private long untimedTold;

  private long earlyTold;

  Storing(ConsumerSeat seat, Worker worker, WarmUp warmUp, RunSettings settings) {
    this.worker = worker;
    this.journal = worker.journal;
    this.delivery = new Delivery(seat);
    this.meter = new ConsumerMeter(seat.name(), warmUp, new MessageTimes(warmUp));
    this.warmUp = warmUp;
    this.timing = settings.realTime().measure().newSampling();
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
    tellOfUntimed();
    meter.ended(worker.time.nanos());
  }

  /** Stores the only message that the worker has in hand and settles it, whatever comes of it. */
  void store(Message message) throws InterruptedException {
    boolean look = timing.chooses(journal.settled());
    long taken = look ? worker.time.nanos() : 0;
    Outcome outcome = deliver(message);
    long done = look ? worker.time.nanos() : 0;
    settle(message, outcome, taken, taken, done);
  }

  /**
   * From which number on a message is to be given to {@link #store(Message)}; before that, it may
   * just be delivered.
   */
  long usualUntil() {
    return warmUp.endNanos() == 0 ? timing.next() : 0;
  }

  private void tellOfUntimed() {
    long untimed = journal.ownDelivered() - timed;
    if (untimed != untimedTold) {
      meter.deliveredUntimed(untimed - untimedTold, untimed - untimedTold - (early - earlyTold));
      untimedTold = untimed;
      earlyTold = early;
    }
  }

  /** Stores what the worker has in hand and settles it, whatever comes of it. */
  void store(List<Message> batch) throws InterruptedException {
    boolean look = timing.choosesAny(journal.settled(), batch.size());
    long taken = look ? worker.time.nanos() : 0;
    Outcome outcome = deliver(batch);
    long done = look ? worker.time.nanos() : 0;
    long share = (done - taken) / batch.size();
    for (Message message : batch) {
      settle(message, outcome, taken, done - share, done);
    }
  }

  /**
   * The worker is done with a message.
   *
   * @param taken when it began to store it, and with it perhaps others
   * @param busyFrom from when on its work was for this message
   * @param done when it was done; all three only if the message is one that is timed
   */
  private void settle(Message message, Outcome outcome, long taken, long busyFrom, long done) {
    if (timing.chooses(journal.settled())) {
      tellOfUntimed();
      int standsFor = timing.taken(done);
      meter.busy(busyFrom, done, standsFor);
      if (outcome == Outcome.DELIVERED) {
        timed++;
        meter.delivered(message.dueNanos(), taken, done, standsFor);
      }
    } else if (outcome == Outcome.DELIVERED && !warmUp.counts(message.dueNanos())) {
      early++;
    }
    journal.settled(message, outcome);
  }

  /** Makes the attempts to store a message; one that cannot be made to an end abandons it. */
  Outcome deliver(Message message) throws InterruptedException {
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
      batch.forEach(message -> journal.settled(message, Outcome.ABANDONED));
      throw t;
    }
  }

  /** A consumer may make an exception of its own of the interrupt that ended the run. */
  private Outcome unlessCutOff(Outcome outcome) {
    return outcome == Outcome.FAILED && worker.time.cutOff() ? Outcome.ABANDONED : outcome;
  }
}
