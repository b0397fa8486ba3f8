package dev.millrace.sim.engine.virtualtime;

import static java.util.Objects.requireNonNull;

import dev.millrace.api.Message;
import dev.millrace.ledger.MessageObserver;
import dev.millrace.sim.engine.Nanos;
import dev.millrace.sim.engine.Simulation.ConsumerSpec;
import dev.millrace.sim.measure.PresenceMeter;
import org.jspecify.annotations.Nullable;

/**
 * A worker in virtual time that takes messages from the pipeline and has its consumer store them.
 */
final class VirtualConsumer extends VirtualWorker {

  private final VirtualPipeline pipeline;
  private final MessageObserver observer;
  private final VirtualStore store;
  private final int batchSize;
  private final long lingerNanos;

  /** Hands on what was stored; null in the last stage. */
  private final @Nullable VirtualForwarder forwarder;

  /** Whether it waits for a message, or for more messages until the linger time is over. */
  private boolean waiting;

  /** Whether it stores messages, or waits to retry. */
  private boolean storing;

  /** Measures when it is present; null if it always is. */
  private final @Nullable PresenceMeter presence;

  private Presence state = Presence.PRESENT;

  /** Whether a worker takes messages that can be added and removed during the run. */
  private enum Presence {
    /** Takes messages from its next event on. */
    STARTING,
    PRESENT,
    /** Is absent once it has stored the messages in its hands. */
    LEAVING,
    ABSENT
  }

  VirtualConsumer(
      ConsumerSpec spec,
      int number,
      VirtualPipeline pipeline,
      MessageObserver observer,
      VirtualStore store,
      @Nullable VirtualForwarder forwarder,
      @Nullable PresenceMeter presence,
      VirtualRun run) {
    super(spec.name(), number, spec.component(), run);
    this.forwarder = forwarder;
    this.presence = presence;
    this.pipeline = pipeline;
    this.observer = observer;
    this.store = store;
    this.batchSize = spec.batch().size();
    this.lingerNanos = spec.batch().linger().toNanos();
  }

  @Override
  void act(long now) throws Throwable {
    if (storing) {
      long next = store.proceed(now);
      if (next != EventList.NEVER) {
        actAt(next);
        return;
      }
      storing = false;
      if (forwarder != null && !forwarder.handOn(now)) {
        sleep(); // until it is handed on
        return;
      }
    } else if (waiting) {
      pipeline.cancel(this);
      waiting = false;
      if (store.size() > 0) {
        begin(now);
        return;
      }
    }
    takeBatch(now);
  }

  /** Receives a message from the pipeline, whose wait queue this worker has left. */
  void receive(Message message, long now) {
    waiting = false;
    boolean first = store.size() == 0;
    if (!take(message, now)) {
      awaitMessage(); // its next event, if any, ends the linger time
    } else if (store.size() >= batchSize || lingerNanos == 0) {
      begin(now);
    } else {
      awaitMessage();
      if (first) {
        actAt(Nanos.sum(now, lingerNanos));
      }
    }
  }

  /** Adds an absent worker, which takes messages from that time on, or keeps one that leaves. */
  void join(long fromNanos) {
    if (state == Presence.ABSENT) {
      state = Presence.STARTING;
      actAt(fromNanos);
    } else {
      state = Presence.PRESENT;
    }
  }

  /** Removes the worker, once it has stored the messages in its hands. */
  void leave(long now) {
    boolean idle = waiting && store.size() == 0;
    if (idle) {
      pipeline.cancel(this);
      waiting = false;
    }
    if (idle || state == Presence.STARTING) {
      beAbsent(now);
    } else if (!hasEnded()) {
      state = Presence.LEAVING;
    }
  }

  private void beAbsent(long now) {
    state = Presence.ABSENT;
    requireNonNull(presence).absent(now);
    run.workerLeft();
    sleep();
  }

  /** Returns whether it takes no messages, for now or for ever. */
  boolean isAbsent() {
    return hasEnded() || state == Presence.ABSENT || state == Presence.STARTING;
  }

  /** Wakes a waiting worker: the stream has ended. */
  void wake(long now) {
    if (waiting) {
      actAt(now);
    }
  }

  @Override
  void cancel(long now) {
    if (waiting) {
      pipeline.cancel(this);
      waiting = false;
    }
    store.abandon();
    end(now);
  }

  @Override
  void end(long now) {
    if (!hasEnded()) {
      run.workerEnded();
      super.end(now);
      if (forwarder != null) {
        forwarder.cancel(now);
      }
    }
  }

  @Override
  String describe() {
    return name() + (waiting ? " waits to take" : " is busy");
  }

  private void takeBatch(long now) {
    if (presence != null) {
      if (state == Presence.LEAVING) {
        beAbsent(now);
        return;
      }
      state = Presence.PRESENT;
      presence.present(now);
    }
    stampLogs(now);
    Message message = pipeline.poll(now);
    if (message == null) {
      awaitMessageOrEnd(now);
      return;
    }
    while (message != null) {
      take(message, now);
      message = store.size() < batchSize ? pipeline.poll(now) : null;
    }
    if (store.size() == 0) {
      awaitMessageOrEnd(now);
    } else if (store.size() == batchSize || lingerNanos == 0 || pipeline.isClosed()) {
      begin(now);
    } else {
      awaitMessage();
      actAt(Nanos.sum(now, lingerNanos));
    }
    pipeline.settle(now);
  }

  /**
   * Takes a message, or drops it if its deadline has passed; returns whether it is to be stored.
   */
  private boolean take(Message message, long now) {
    observer.taken(message);
    if (message.isExpiredAt(now)) {
      observer.expired(message);
      return false;
    }
    store.add(message);
    return true;
  }

  private void awaitMessageOrEnd(long now) {
    if (pipeline.isClosed()) {
      end(now);
    } else {
      awaitMessage();
      sleep();
    }
  }

  private void begin(long now) {
    storing = true;
    actAt(store.begin(now));
  }

  private void awaitMessage() {
    waiting = true;
    pipeline.await(this);
  }
}
