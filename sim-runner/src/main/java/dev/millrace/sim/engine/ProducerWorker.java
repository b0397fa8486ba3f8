package dev.millrace.sim.engine;

import dev.millrace.api.ClosedPipelineException;
import dev.millrace.api.Message;
import dev.millrace.api.OverflowPolicy;
import dev.millrace.api.OverflowPolicy.Block;
import dev.millrace.api.OverflowPolicy.Decision;
import dev.millrace.api.OverflowPolicy.DropNewest;
import dev.millrace.api.Pipeline;
import dev.millrace.sim.engine.Simulation.ProducerSeat;
import dev.millrace.sim.ledger.Journal;
import dev.millrace.sim.ledger.Outcome;
import dev.millrace.sim.measure.ProducerMeter;
import dev.millrace.sim.scenario.Arrivals;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A worker that asks its producer for messages and puts them into the pipeline as they fall due.
 */
final class ProducerWorker extends Worker {

  private static final Logger LOG = LoggerFactory.getLogger(ProducerWorker.class);

  private final ProducerSeat seat;
  private final Pipeline<Message> pipeline;
  private final OverflowPolicy overflow;
  private final MessageBudget budget;
  private final long horizonNanos;
  private final ProducerMeter meter = new ProducerMeter();
  private final ScheduleClock schedule;
  private long sequence;

  ProducerWorker(
      ProducerSeat seat,
      Simulation simulation,
      MessageBudget budget,
      long horizonNanos,
      Journal journal,
      StartGate gate,
      RunEvents events) {
    super(seat.name(), seat.producer(), journal, gate, events);
    this.seat = seat;
    this.pipeline = simulation.pipeline();
    this.overflow = simulation.overflow();
    this.budget = budget;
    this.horizonNanos = horizonNanos;
    this.schedule = new ScheduleClock(time, horizonNanos, meter);
  }

  /** What this worker measured; read it after the worker has ended. */
  ProducerMeter meter() {
    return meter;
  }

  @Override
  void work() throws Exception {
    try {
      long now = time.nanos();
      // The end of the run is one of due times. A producer without gaps never comes to it.
      while (!time.stopped() && (schedule.nanos() > 0 || now < horizonNanos)) {
        doing(Activity.PRODUCING);
        Object body = seat.producer().next(schedule);
        if (body == null || !budget.claim()) {
          return;
        }
        if (seat.log()) {
          LOG.info("Producer got message: {}", body);
        }
        Message message = new Message(name(), sequence++, schedule.nanos(), body);
        journal.offered(message);
        doing(Activity.PUTTING);
        long before = time.nanos();
        if (!put(message)) {
          return;
        }
        now = time.nanos();
        meter.put(now - before, pipeline.size());
        if (seat.arrivals() == Arrivals.CLOSED) {
          schedule.catchUp(now);
        }
      }
    } catch (InterruptedException e) {
      if (!schedule.pastHorizon()) {
        throw e;
      }
    } finally {
      meter.ended(time.nanos(), schedule.nanos());
    }
  }

  /** Returns false when the run is over for this worker. */
  private boolean put(Message message) throws InterruptedException {
    Decision decision = overflow.ifFull(message);
    try {
      if (decision instanceof Block) {
        pipeline.put(message);
        journal.accepted();
      } else if (decision instanceof DropNewest drop) {
        if (pipeline.offer(message)) {
          journal.accepted();
        } else {
          journal.dropped(message, drop.reason());
        }
      }
      return true;
    } catch (ClosedPipelineException e) {
      journal.settled(message, Outcome.ABANDONED);
      return false;
    } catch (InterruptedException e) {
      journal.settled(message, Outcome.ABANDONED);
      throw e;
    }
  }
}
