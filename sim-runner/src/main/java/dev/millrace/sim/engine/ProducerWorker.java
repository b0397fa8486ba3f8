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
import org.jspecify.annotations.Nullable;
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
    this.schedule = new ScheduleClock(time, horizonNanos, meter);
  }

  /** What this worker measured; read it after the worker has ended. */
  ProducerMeter meter() {
    return meter;
  }

  @Override
  void work() throws Exception {
    try {
      while (!time.stopped() && !schedule.over(time.nanos())) {
        doing(Activity.PRODUCING);
        Object body = nextBody();
        if (body == null || !budget.claim()) {
          return;
        }
        if (seat.log()) {
          LOG.info("Producer got message: {}", body);
        }
        Message message = new Message(name(), sequence++, schedule.nanos(), body);
        if (!put(message)) {
          return;
        }
        if (seat.arrivals() == Arrivals.CLOSED) {
          schedule.catchUp(time.nanos());
        }
      }
    } finally {
      meter.ended(time.nanos(), schedule.nanos());
    }
  }

  /** The next body, or null when the producer ended or was told to. */
  private @Nullable Object nextBody() throws Exception {
    try {
      return seat.producer().next(schedule);
    } catch (Exception e) {
      if (schedule.ended()) {
        return null;
      }
      throw e;
    }
  }

  /** Returns false when the run is over for this worker. */
  private boolean put(Message message) throws InterruptedException {
    journal.offered(message);
    doing(Activity.PUTTING);
    long before = time.nanos();
    try {
      carryOut(overflow.ifFull(message), message);
    } catch (ClosedPipelineException e) {
      journal.settled(message, Outcome.ABANDONED);
      return false;
    } catch (InterruptedException e) {
      journal.settled(message, Outcome.ABANDONED);
      throw e;
    } finally {
      meter.blocked(time.nanos() - before);
    }
    meter.sawQueue(pipeline.size());
    return true;
  }

  private void carryOut(Decision ifFull, Message message) throws InterruptedException {
    if (ifFull instanceof Block) {
      pipeline.put(message);
      journal.accepted();
    } else if (ifFull instanceof DropNewest drop) {
      if (pipeline.offer(message)) {
        journal.accepted();
      } else {
        journal.dropped(message, drop.reason());
      }
    } else {
      throw new IllegalStateException("the overflow policy decided " + ifFull);
    }
  }
}
