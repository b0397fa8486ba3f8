package dev.millrace.sim.engine.realtime;

import dev.millrace.api.ClosedPipelineException;
import dev.millrace.api.Message;
import dev.millrace.api.OverflowPolicy;
import dev.millrace.api.OverflowPolicy.Block;
import dev.millrace.api.OverflowPolicy.BlockTimeout;
import dev.millrace.api.OverflowPolicy.CallerRuns;
import dev.millrace.api.OverflowPolicy.Decision;
import dev.millrace.api.OverflowPolicy.DropNewest;
import dev.millrace.api.OverflowPolicy.Evict;
import dev.millrace.api.OverflowPolicy.Fail;
import dev.millrace.api.Pipeline;
import dev.millrace.ledger.Journal;
import dev.millrace.ledger.Outcome;
import dev.millrace.sim.engine.Components;
import dev.millrace.sim.engine.Delivery;
import dev.millrace.sim.engine.Eviction;
import dev.millrace.sim.engine.Failures;
import dev.millrace.sim.engine.MessageBudget;
import dev.millrace.sim.engine.Production;
import dev.millrace.sim.engine.ScheduleClock;
import dev.millrace.sim.engine.Simulation;
import dev.millrace.sim.engine.Simulation.ProducerSeat;
import dev.millrace.sim.measure.ConsumerMeter;
import dev.millrace.sim.measure.ProducerMeter;
import dev.millrace.sim.measure.WarmUp;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A worker that asks its producer for messages and puts them into the pipeline as they fall due.
 */
final class ProducerWorker extends Worker {

  private final Pipeline<Message> pipeline;
  private final OverflowPolicy overflow;
  private final ProducerMeter meter;
  private final ScheduleClock schedule;
  private final Production production;

  /** Where it stores messages itself, if the overflow policy may decide so. */
  private final @Nullable Storing storing;

  ProducerWorker(
      ProducerSeat seat,
      Simulation simulation,
      MessageBudget budget,
      long horizonNanos,
      WarmUp warmUp,
      Journal journal,
      StartGate gate,
      RunEvents events) {
    super(seat.name(), Components.of(seat), journal, gate, events);
    this.pipeline = simulation.pipeline();
    this.overflow = simulation.overflow();
    this.meter = new ProducerMeter(warmUp);
    this.schedule = new ScheduleClock(horizonNanos, new UntilDue());
    this.production = new Production(seat, budget, schedule);
    this.storing = seat.own() == null ? null : new Storing(seat.own(), this, warmUp);
  }

  /** What this worker measured; read it after the worker has ended. */
  ProducerMeter meter() {
    return meter;
  }

  /** What it measured as one that stores; read it after the worker has ended. */
  Stream<ConsumerMeter> ownMeter() {
    return Stream.ofNullable(storing).map(Storing::meter);
  }

  /** Its attempts to store; to be read after the worker has ended. */
  Stream<Delivery> ownDelivery() {
    return Stream.ofNullable(storing).map(Storing::delivery);
  }

  @Override
  void work() throws Exception {
    try {
      while (!time.stopped()) {
        doing(Activity.PRODUCING);
        Object body = production.nextBody(time.nanos());
        Message message = body == null ? null : production.message(body);
        if (message == null || !put(message)) {
          return;
        }
        production.done(time.nanos());
      }
    } finally {
      meter.ended(time.nanos(), schedule.nanos());
    }
  }

  /** Returns false when the run is over for this worker. */
  private boolean put(Message message) throws InterruptedException {
    journal.offered(message);
    doing(Activity.PUTTING);
    long before = time.nanos();
    meter.offered(message.dueNanos(), before);
    boolean own;
    try {
      own = !carryOut(overflow.ifFull(message), message);
    } catch (ClosedPipelineException e) {
      journal.settled(message, Outcome.ABANDONED);
      return false;
    } catch (InterruptedException e) {
      journal.settled(message, Outcome.ABANDONED);
      throw e;
    } finally {
      meter.blocked(before, time.nanos());
    }
    if (own) {
      storing().store(message);
    } else {
      meter.sawQueue(pipeline.size());
    }
    return true;
  }

  /** Returns false when the worker has to store the message itself. */
  private boolean carryOut(Decision ifFull, Message message) throws InterruptedException {
    if (ifFull instanceof Block) {
      pipeline.put(message);
      journal.accepted();
    } else if (ifFull instanceof Evict evict) {
      for (Message victim : Eviction.put(message, evict.victims(), pipeline)) {
        journal.evicted(victim, evict.reason());
        meter.dropped(victim.dueNanos());
      }
      journal.accepted();
    } else if (ifFull instanceof BlockTimeout limited) {
      if (pipeline.offer(message, limited.timeout())) {
        journal.accepted();
      } else {
        return carryOut(limited.otherwise(), message);
      }
    } else if (ifFull == null) {
      throw Failures.undecided();
    } else if (pipeline.offer(message)) {
      journal.accepted();
    } else {
      return withoutRoom(ifFull, message);
    }
    return true;
  }

  private boolean withoutRoom(Decision decision, Message message) {
    if (decision instanceof DropNewest drop) {
      drop(message, drop.reason());
    } else if (decision instanceof Fail fail) {
      drop(message, fail.reason());
      throw Failures.pipelineFull(message.id());
    }
    return !(decision instanceof CallerRuns);
  }

  private void drop(Message message, String reason) {
    journal.dropped(message, reason);
    meter.dropped(message.dueNanos());
  }

  private Storing storing() {
    if (storing == null) {
      throw Failures.noOwnConsumer();
    }
    return storing;
  }

  /** Waits for a due time by parking, and measures how late it woke. */
  private final class UntilDue implements ScheduleClock.Waiting {

    @Override
    public void check() throws InterruptedException {
      if (time.stopped()) {
        throw new InterruptedException("the run is stopping");
      }
    }

    @Override
    public void until(long due) throws InterruptedException {
      if (time.nanos() < due) {
        time.parkUntilDue(due);
        meter.woke(time.nanos() - due);
      }
    }
  }
}
