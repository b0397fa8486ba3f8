package dev.millrace.sim.engine.realtime;

import dev.millrace.api.Message;
import dev.millrace.ledger.Outcome;
import dev.millrace.sim.engine.Delivery;
import dev.millrace.sim.engine.Simulation.ConsumerSeat;
import dev.millrace.sim.measure.ConsumerMeter;
import dev.millrace.sim.measure.MessageTimes;
import dev.millrace.sim.measure.WarmUp;
import java.util.List;

/** The storing of messages by one worker: attempts, outcome and times. For the worker's thread. */
final class Storing {

  private final Worker worker;
  private final Delivery delivery;
  private final ConsumerMeter meter;

  Storing(ConsumerSeat seat, Worker worker, WarmUp warmUp) {
    this.worker = worker;
    this.delivery = new Delivery(seat);
    this.meter = new ConsumerMeter(seat.name(), warmUp, new MessageTimes(warmUp));
  }

  /** What was measured; read it after the worker has ended. */
  ConsumerMeter meter() {
    return meter;
  }

  /** The attempts; to be read after the worker has ended. */
  Delivery delivery() {
    return delivery;
  }

  void store(Message message) throws InterruptedException {
    store(List.of(message));
  }

  /** Stores what the worker has in hand and settles it, whatever comes of it. */
  void store(List<Message> batch) throws InterruptedException {
    long taken = worker.time.nanos();
    worker.doing(Worker.Activity.CONSUMING);
    Outcome outcome;
    try {
      outcome = delivery.deliver(batch, worker.time);
    } catch (Throwable t) {
      settle(batch, Outcome.ABANDONED);
      throw t;
    }
    if (outcome == Outcome.FAILED && worker.time.cutOff()) {
      // The consumer made an exception of its own of the interrupt that ended the run.
      outcome = Outcome.ABANDONED;
    }
    long done = worker.time.nanos();
    meter.busy(taken, done);
    if (outcome == Outcome.DELIVERED) {
      for (Message message : batch) {
        meter.delivered(message.dueNanos(), taken, done);
      }
    }
    settle(batch, outcome);
  }

  private void settle(List<Message> batch, Outcome outcome) {
    for (Message message : batch) {
      worker.journal.settled(message, outcome);
    }
  }
}
