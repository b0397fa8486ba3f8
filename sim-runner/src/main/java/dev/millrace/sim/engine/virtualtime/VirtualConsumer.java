package dev.millrace.sim.engine.virtualtime;

import dev.millrace.api.Message;
import dev.millrace.ledger.DirectJournal;
import dev.millrace.sim.engine.Delivery;
import dev.millrace.sim.engine.Nanos;
import dev.millrace.sim.engine.Simulation.ConsumerSeat;
import dev.millrace.sim.measure.ConsumerMeter;

/**
 * A worker in virtual time that takes messages from the pipeline and has its consumer store them.
 */
final class VirtualConsumer extends VirtualWorker {

  private enum State {
    /** Looks for a message. */
    FREE,
    /** Waits in line for a message, or for more of them until it has lingered enough. */
    WAITING,
    /** Stores, or waits to try again. */
    STORING
  }

  private final HandOff handOff;
  private final DirectJournal journal;
  private final VirtualStore store;
  private final int batchSize;
  private final long lingerNanos;
  private State state = State.FREE;

  VirtualConsumer(
      ConsumerSeat seat,
      int number,
      HandOff handOff,
      DirectJournal journal,
      ConsumerMeter meter,
      VirtualRun run) {
    super(seat.name(), number, seat.consumer(), null, run);
    this.handOff = handOff;
    this.journal = journal;
    this.store = new VirtualStore(seat, journal, meter, run);
    this.batchSize = seat.batch().size();
    this.lingerNanos = seat.batch().linger().toNanos();
  }

  @Override
  void act(long now) throws Throwable {
    if (state == State.STORING) {
      long next = store.proceed(now);
      if (next == Agenda.NEVER) {
        look(now);
      } else {
        actAt(next);
      }
    } else if (state == State.WAITING) {
      handOff.leave(this);
      state = State.FREE;
      if (store.size() > 0) {
        begin(now);
      } else {
        look(now);
      }
    } else {
      look(now);
    }
  }

  /** Somebody put a message, and this worker, which stands in line no more, is to have it. */
  void receive(Message message, long now) {
    state = State.FREE;
    boolean first = store.size() == 0;
    take(message);
    if (store.size() >= batchSize || lingerNanos == 0) {
      begin(now);
    } else {
      waitInLine();
      if (first) {
        actAt(Nanos.sum(now, lingerNanos));
      }
    }
  }

  /** The stream has ended: a worker that waits for messages is to look why. */
  void wake(long now) {
    if (state == State.WAITING) {
      actAt(now);
    }
  }

  @Override
  void cutOff(long now) {
    if (state == State.WAITING) {
      handOff.leave(this);
      state = State.FREE;
    }
    store.abandon(now);
    end(now);
  }

  @Override
  void end(long now) {
    if (!ended()) {
      run.consumerEnded();
    }
    super.end(now);
  }

  @Override
  String describe() {
    return name() + (state == State.WAITING ? " waits to take" : " is busy");
  }

  Delivery delivery() {
    return store.delivery();
  }

  private void look(long now) {
    run.stamp.workerIs(stampNumber, now);
    Message message = handOff.poll(now);
    if (message == null) {
      if (handOff.closed()) {
        end(now);
      } else {
        waitInLine();
        await();
      }
      return;
    }
    while (message != null) {
      take(message);
      message = store.size() < batchSize ? handOff.poll(now) : null;
    }
    if (store.size() == batchSize || lingerNanos == 0 || handOff.closed()) {
      begin(now);
    } else {
      waitInLine();
      actAt(Nanos.sum(now, lingerNanos));
    }
    handOff.settle(now);
  }

  private void take(Message message) {
    journal.taken(message);
    store.add(message);
  }

  private void begin(long now) {
    state = State.STORING;
    actAt(store.begin(now));
  }

  private void waitInLine() {
    state = State.WAITING;
    handOff.join(this);
  }
}
