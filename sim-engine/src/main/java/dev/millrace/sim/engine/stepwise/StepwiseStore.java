package dev.millrace.sim.engine.stepwise;

import dev.millrace.api.Message;
import dev.millrace.ledger.DirectJournal;
import dev.millrace.ledger.Outcome;
import dev.millrace.sim.engine.Delivery;
import dev.millrace.sim.engine.Simulation.ConsumerSeat;
import dev.millrace.sim.measure.ConsumerMeter;
import java.util.List;

/** The storing of messages by one worker: attempts, outcome and times. */
final class StepwiseStore {

  private final Delivery delivery;
  private final DirectJournal journal;
  private final ConsumerMeter meter;
  private final StepwiseClock clock;

  StepwiseStore(
      ConsumerSeat seat, DirectJournal journal, ConsumerMeter meter, StepwiseClock clock) {
    this.delivery = new Delivery(seat);
    this.journal = journal;
    this.meter = meter;
    this.clock = clock;
  }

  ConsumerMeter meter() {
    return meter;
  }

  Delivery delivery() {
    return delivery;
  }

  /** Stores what the worker has in hand and settles it, whatever comes of it. */
  void store(List<Message> batch) throws InterruptedException {
    long taken = clock.nanos();
    Outcome outcome;
    try {
      outcome = delivery.deliver(batch, clock);
    } catch (Throwable t) {
      batch.forEach(message -> journal.settled(message, Outcome.ABANDONED));
      throw t;
    }
    long done = clock.nanos();
    meter.busy(taken, done);
    for (Message message : batch) {
      if (outcome == Outcome.DELIVERED) {
        meter.delivered(message.dueNanos(), taken, done);
      }
      journal.settled(message, outcome);
    }
  }
}
