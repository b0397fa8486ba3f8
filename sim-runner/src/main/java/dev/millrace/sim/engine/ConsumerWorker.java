package dev.millrace.sim.engine;

import dev.millrace.api.Message;
import dev.millrace.api.Pipeline;
import dev.millrace.sim.engine.Simulation.ConsumerSeat;
import dev.millrace.sim.ledger.Journal;
import dev.millrace.sim.ledger.Outcome;
import dev.millrace.sim.measure.ConsumerMeter;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A worker that takes messages from the pipeline and has its consumer store them. */
final class ConsumerWorker extends Worker {

  private final Pipeline<Message> pipeline;
  private final BooleanSupplier pipelineClosed;
  private final Delivery delivery;
  private final ConsumerMeter meter = new ConsumerMeter();

  /**
   * Creates a worker.
   *
   * @param pipelineClosed whether the end of the stream has been told to the pipeline
   */
  ConsumerWorker(
      ConsumerSeat seat,
      Pipeline<Message> pipeline,
      BooleanSupplier pipelineClosed,
      Journal journal,
      StartGate gate,
      RunEvents events) {
    super(seat.name(), seat.consumer(), journal, gate, events);
    this.pipeline = pipeline;
    this.pipelineClosed = pipelineClosed;
    this.delivery = new Delivery(seat);
  }

  /** What this worker measured; read it after the worker has ended. */
  ConsumerMeter meter() {
    return meter;
  }

  /** The last message that failed, or null; read it after the worker has ended. */
  Delivery.@Nullable LastFailure lastFailure() {
    return delivery.lastFailure();
  }

  @Override
  void work() throws Exception {
    while (!time.stopped()) {
      doing(Activity.TAKING);
      Message message = pipeline.take();
      if (message == null) {
        if (!pipelineClosed.getAsBoolean()) {
          throw new IllegalStateException(
              "the pipeline told the end of the stream, but it was not closed");
        }
        return;
      }
      store(message);
    }
  }

  private void store(Message message) throws InterruptedException {
    long taken = time.nanos();
    journal.taken(message);
    doing(Activity.CONSUMING);
    Outcome outcome;
    try {
      outcome = delivery.deliver(message, time);
    } catch (InterruptedException e) {
      journal.settled(message, Outcome.ABANDONED);
      throw e;
    }
    if (outcome == Outcome.FAILED && time.stopped()) {
      // The consumer made an exception of its own of the interrupt that ended the run.
      outcome = Outcome.ABANDONED;
    }
    if (outcome == Outcome.DELIVERED) {
      meter.delivered(message.dueNanos(), taken, time.nanos());
    }
    journal.settled(message, outcome);
  }
}
