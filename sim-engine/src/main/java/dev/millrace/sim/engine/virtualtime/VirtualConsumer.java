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

  private final HandOff handOff;
  private final DirectJournal journal;
  private final VirtualStore store;
  private final int batchSize;
  private final long lingerNanos;

  /** Whether it waits in line for a message, or for more of them until it has lingered enough. */
  private boolean waiting;

  /** Whether it stores, or waits to try again. */
  private boolean storing;

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
    if (storing) {
      long next = store.proceed(now);
      if (next != Agenda.NEVER) {
        actAt(next);
        return;
      }
      storing = false;
    } else if (waiting) {
      handOff.leave(this);
      waiting = false;
      if (store.size() > 0) {
        begin(now);
        return;
      }
    }
    look(now);
  }

  /** Somebody put a message, and this worker, which stands in line no more, is to have it. */
  void receive(Message message, long now) {
    waiting = false;
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
    if (waiting) {
      actAt(now);
    }
  }

  @Override
  void cutOff(long now) {
    if (waiting) {
      handOff.leave(this);
      waiting = false;
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
    return name() + (waiting ? " waits to take" : " is busy");
  }

  Delivery delivery() {
    return store.delivery();
  }

  private void look(long now) {
    stampLogs(now);
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
    storing = true;
    actAt(store.begin(now));
  }

  private void waitInLine() {
    waiting = true;
    handOff.join(this);
  }
}
