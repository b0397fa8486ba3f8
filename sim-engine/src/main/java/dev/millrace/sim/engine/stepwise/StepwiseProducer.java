package dev.millrace.sim.engine.stepwise;

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
import dev.millrace.ledger.DirectJournal;
import dev.millrace.ledger.Outcome;
import dev.millrace.sim.engine.Components;
import dev.millrace.sim.engine.Eviction;
import dev.millrace.sim.engine.Failures;
import dev.millrace.sim.engine.MessageBudget;
import dev.millrace.sim.engine.Nanos;
import dev.millrace.sim.engine.Production;
import dev.millrace.sim.engine.ScheduleClock;
import dev.millrace.sim.engine.Simulation.ProducerSeat;
import dev.millrace.sim.measure.ProducerMeter;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A worker that puts its producer's messages into the pipeline as they fall due. */
final class StepwiseProducer extends StepwiseWorker {

  private final OverflowPolicy overflow;
  private final DirectJournal journal;
  private final ProducerMeter meter;
  private final ScheduleClock schedule;
  private final Production production;

  /** Where it stores messages itself, if the overflow policy may decide so. */
  private final @Nullable StepwiseStore store;

  StepwiseProducer(
      ProducerSeat seat,
      OverflowPolicy overflow,
      MessageBudget budget,
      long horizonNanos,
      DirectJournal journal,
      ProducerMeter meter,
      @Nullable StepwiseStore store,
      StepwiseRun run) {
    super(seat.name(), Components.of(seat), run);
    this.overflow = overflow;
    this.journal = journal;
    this.meter = meter;
    this.schedule = new ScheduleClock(horizonNanos, new UntilDue());
    this.production = new Production(seat, budget, schedule);
    this.store = store;
  }

  ProducerMeter meter() {
    return meter;
  }

  /** Where it stores messages itself, if it may have to. */
  Stream<StepwiseStore> store() {
    return Stream.ofNullable(store);
  }

  @Override
  void work() throws Exception {
    while (!run.producersStop()) {
      Object body = production.nextBody(run.clock().nanos());
      Message message = body == null ? null : production.message(body);
      if (message == null || !put(message)) {
        break;
      }
      production.done(run.clock().nanos());
    }
    meter.ended(run.clock().nanos(), schedule.nanos());
  }

  /** Returns false when the run is over for this worker. */
  private boolean put(Message message) throws InterruptedException {
    journal.offered(message);
    long before = run.clock().nanos();
    meter.offered(message.dueNanos(), before);
    boolean own;
    try {
      own = !carryOut(overflow.ifFull(message), message);
    } catch (ClosedPipelineException e) {
      journal.settled(message, Outcome.ABANDONED);
      return false;
    } finally {
      meter.blocked(before, run.clock().nanos());
    }
    if (own) {
      if (store == null) {
        throw Failures.noOwnConsumer();
      }
      store.store(List.of(message));
    } else {
      meter.sawQueue(run.pipeline().size());
    }
    return true;
  }

  /** Returns false when the worker has to store the message itself. */
  private boolean carryOut(@Nullable Decision ifFull, Message message) throws InterruptedException {
    if (ifFull instanceof Block) {
      run.pipeline().put(message);
      accepted(0);
    } else if (ifFull instanceof Evict evict) {
      List<Message> victims = Eviction.put(message, evict.victims(), run.pipeline());
      for (Message victim : victims) {
        journal.evicted(victim, evict.reason());
        meter.dropped(victim.dueNanos());
      }
      accepted(victims.size());
    } else if (ifFull instanceof BlockTimeout limited) {
      long until = Nanos.sum(run.clock().nanos(), limited.timeout().toNanos());
      if (!run.pipeline().offer(message, limited.timeout())) {
        run.clock().hasCome(until);
        return carryOut(limited.otherwise(), message);
      }
      accepted(0);
    } else if (ifFull == null) {
      throw Failures.undecided();
    } else if (run.pipeline().offer(message)) {
      accepted(0);
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

  private void accepted(int evicted) {
    journal.accepted();
    run.wentIn(1 - evicted);
  }

  private void drop(Message message, String reason) {
    journal.dropped(message, reason);
    meter.dropped(message.dueNanos());
  }

  @Override
  void ended() {
    run.producerEnded();
  }

  /** Waits for a due time by letting others go on. */
  private final class UntilDue implements ScheduleClock.Waiting {

    @Override
    public void check() throws InterruptedException {
      if (run.producersStop()) {
        throw new InterruptedException("the run is stopping");
      }
    }

    @Override
    public void until(long due) throws InterruptedException {
      run.clock().sleepUntilNanos(due);
      check();
    }
  }
}
