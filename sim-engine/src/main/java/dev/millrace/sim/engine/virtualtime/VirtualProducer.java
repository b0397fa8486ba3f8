package dev.millrace.sim.engine.virtualtime;

import static java.util.Objects.requireNonNull;

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
import dev.millrace.sim.engine.Failures;
import dev.millrace.sim.engine.Nanos;
import dev.millrace.sim.engine.Production;
import dev.millrace.sim.engine.ScheduleClock;
import dev.millrace.sim.engine.Simulation.ProducerSeat;
import dev.millrace.sim.measure.ProducerMeter;
import org.jspecify.annotations.Nullable;

/**
 * A worker in virtual time that puts its producer's messages into the pipeline as they fall due.
 */
final class VirtualProducer extends VirtualWorker {

  private enum State {
    /** Asks its producer for a message. */
    FREE,
    /** Has a body, and puts it when it is due. */
    DUE,
    /** Its producer let time pass and then ended, or failed. */
    ENDING,
    /** Waits in line for room, perhaps not for ever. */
    WAITING,
    /** Stores a message itself. */
    STORING
  }

  private final HandOff handOff;
  private final OverflowPolicy overflow;
  private final DirectJournal journal;
  private final ProducerMeter meter;
  private final ScheduleClock schedule;
  private final Production production;

  /** Where it stores messages itself, if the overflow policy may decide so. */
  private final @Nullable VirtualStore store;

  private State state = State.FREE;
  private @Nullable Object body;

  /** What it waits to put. */
  private @Nullable Message message;

  /** What is to be done with the message if no room is made in time. */
  private @Nullable Decision otherwise;

  /** What its producer failed of. */
  private @Nullable Throwable failure;

  private long putSinceNanos;

  VirtualProducer(
      ProducerSeat seat,
      int number,
      Production production,
      ScheduleClock schedule,
      HandOff handOff,
      OverflowPolicy overflow,
      DirectJournal journal,
      ProducerMeter meter,
      @Nullable VirtualStore store,
      VirtualRun run) {
    super(seat.name(), number, Components.of(seat), schedule, run);
    this.production = production;
    this.schedule = schedule;
    this.handOff = handOff;
    this.overflow = overflow;
    this.journal = journal;
    this.meter = meter;
    this.store = store;
  }

  @Override
  void act(long now) throws Throwable {
    switch (state) {
      case FREE -> produce(now);
      case DUE -> put(now);
      case ENDING -> {
        if (failure != null) {
          throw failure;
        }
        end(now);
      }
      case WAITING -> {
        handOff.leave(this);
        state = State.FREE;
        stampLogs(now);
        carryOut(otherwise, message(), now);
      }
      case STORING -> {
        long next = store().proceed(now);
        if (next == Agenda.NEVER) {
          state = State.FREE;
          goOn(now);
        } else {
          actAt(next);
        }
      }
    }
  }

  /** Its message, which it waits to put. */
  Message message() {
    return requireNonNull(message);
  }

  /** Room was made, and its message is in the pipeline; it stands in line no more. */
  void admitted(long now) {
    state = State.FREE;
    accepted(now);
  }

  /** Producers are to make no more messages; one that waits to put its last goes on waiting. */
  void stop(long now) {
    if (state != State.WAITING && state != State.STORING) {
      end(now);
    }
  }

  /** The stream has ended: a worker that waits for room is to look why. */
  void wake(long now) {
    if (state == State.WAITING) {
      actAt(now);
    }
  }

  @Override
  void cutOff(long now) {
    if (state == State.WAITING) {
      handOff.leave(this);
      giveUp(message(), now);
    } else if (state == State.STORING) {
      store().abandon(now);
    }
    end(now);
  }

  @Override
  void end(long now) {
    if (!ended()) {
      meter.ended(now, schedule.nanos());
      run.producerEnded();
    }
    super.end(now);
  }

  @Override
  String describe() {
    return state == State.WAITING
        ? "%s waits to put %s".formatted(name(), message().id())
        : name() + " is busy";
  }

  ProducerMeter meter() {
    return meter;
  }

  private void produce(long now) {
    if (run.producersStop()) {
      end(now);
      return;
    }
    stampLogs();
    body = nextBody(now);
    long due = Math.max(now, schedule.nanos());
    if (body != null) {
      if (state != State.DUE) { // a write of a reference costs more than a look
        state = State.DUE;
      }
      actAt(due);
    } else if (failure == null && production.isOver(now)) {
      end(now);
    } else {
      state = State.ENDING;
      actAt(due);
    }
  }

  private @Nullable Object nextBody(long now) {
    try {
      return production.nextBody(now);
    } catch (Throwable t) {
      failure = t;
      return null;
    }
  }

  private void put(long now) {
    stampLogs(now);
    Message made = production.message(requireNonNull(body));
    if (made == null) {
      end(now);
      return;
    }
    journal.offered(made);
    meter.offered(made.dueNanos(), now);
    putSinceNanos = now;
    carryOut(overflow.ifFull(made), made, now);
  }

  private void carryOut(@Nullable Decision decision, Message message, long now) {
    try {
      if (decision instanceof Evict evict) {
        for (Message victim : handOff.putEvicting(message, evict.victims(), now)) {
          journal.evicted(victim, evict.reason());
          meter.dropped(victim.dueNanos());
        }
        accepted(now);
      } else if (decision == null) {
        throw Failures.undecided();
      } else if (handOff.offer(message, now)) {
        accepted(now);
      } else {
        withoutRoom(decision, message, now);
      }
    } catch (ClosedPipelineException e) {
      giveUp(message, now);
      end(now);
    }
  }

  private void withoutRoom(Decision decision, Message message, long now) {
    if (decision instanceof Block || decision instanceof BlockTimeout) {
      waitInLine(decision, message, now);
    } else if (decision instanceof DropNewest drop) {
      drop(message, drop.reason(), now);
      goOn(now);
    } else if (decision instanceof Fail fail) {
      drop(message, fail.reason(), now);
      throw Failures.pipelineFull(message.id());
    } else if (decision instanceof CallerRuns) {
      VirtualStore own = store();
      meter.blocked(putSinceNanos, now);
      state = State.STORING;
      own.add(message);
      actAt(own.begin(now));
    }
  }

  private void waitInLine(Decision decision, Message message, long now) {
    state = State.WAITING;
    this.message = message;
    handOff.join(this);
    if (decision instanceof BlockTimeout limited) {
      otherwise = limited.otherwise();
      actAt(Nanos.sum(now, limited.timeout().toNanos()));
    } else {
      otherwise = decision;
      await();
    }
  }

  private void accepted(long now) {
    journal.accepted();
    meter.blocked(putSinceNanos, now);
    goOn(now);
  }

  private void drop(Message message, String reason, long now) {
    journal.dropped(message, reason);
    meter.dropped(message.dueNanos());
    meter.blocked(putSinceNanos, now);
  }

  private void giveUp(Message message, long now) {
    journal.settled(message, Outcome.ABANDONED);
    meter.blocked(putSinceNanos, now);
  }

  private void goOn(long now) {
    production.done(now);
    produce(now);
  }

  private VirtualStore store() {
    if (store == null) {
      throw Failures.noOwnConsumer();
    }
    return store;
  }
}
