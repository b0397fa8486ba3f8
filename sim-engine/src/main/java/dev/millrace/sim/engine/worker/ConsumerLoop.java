package dev.millrace.sim.engine.worker;

import dev.millrace.api.Message;
import dev.millrace.api.Pipeline;
import dev.millrace.ledger.MessageObserver;
import dev.millrace.ledger.Outcome;
import dev.millrace.sim.engine.Batch;
import dev.millrace.sim.engine.Delivery;
import dev.millrace.sim.engine.Nanos;
import dev.millrace.sim.engine.Simulation.ConsumerSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Takes messages from the pipeline and has a consumer store them. */
public final class ConsumerLoop implements WorkerLoop {

  /** The time between two checks whether a worker that waits to take was removed. */
  private static final Duration MAX_WAIT = Duration.ofMillis(20);

  private final Pipeline<Message> pipeline;
  private final BooleanSupplier pipelineClosed;
  private final WorkerClock clock;
  private final MessageObserver observer;
  private final Runnable begin;
  private final MessageStore store;

  /** Hands on what was stored; null in the last stage. */
  private final @Nullable Forwarder forwarder;

  private final Batch limits;

  /** Lets the worker be added and removed; null if it is always present. */
  private final @Nullable WorkerPresence presence;

  private final List<Message> batch = new ArrayList<>();
  private final List<Message> readOnlyBatch = Collections.unmodifiableList(batch);

  /** Whether the consumer is storing; volatile for {@link #activity}. */
  private volatile boolean storing;

  /**
   * Creates a loop.
   *
   * @param pipelineClosed whether the engine has closed the pipeline
   * @param observer receives the events of the messages
   * @param presence lets the worker be added and removed; null if it is always present
   * @param begin is run once, before the first message
   * @param forwarder hands on what was stored; null in the last stage
   */
  ConsumerLoop(
      ConsumerSpec spec,
      Delivery delivery,
      Pipeline<Message> pipeline,
      BooleanSupplier pipelineClosed,
      WorkerClock clock,
      MessageObserver observer,
      @Nullable WorkerPresence presence,
      Runnable begin,
      @Nullable Forwarder forwarder) {
    this.pipeline = pipeline;
    this.pipelineClosed = pipelineClosed;
    this.clock = clock;
    this.observer = observer;
    this.begin = begin;
    this.forwarder = forwarder;
    this.presence = presence;
    this.store = new MessageStore(delivery, clock, observer);
    this.limits = spec.batch();
  }

  @Override
  public void begin() {
    begin.run();
  }

  @Override
  public boolean runOnce() throws InterruptedException {
    if (clock.isCancelled()) {
      return false;
    }
    if (presence != null && !presence.await()) {
      return false;
    }
    observer.taking();
    Message message = presence == null ? pipeline.take() : pipeline.poll(MAX_WAIT);
    if (message == null && presence != null) {
      if (!pipelineClosed.getAsBoolean()) {
        return true;
      }
      message = pipeline.take();
    }
    if (message == null) {
      if (!pipelineClosed.getAsBoolean()) {
        throw new IllegalStateException(
            "the pipeline returned the end of the stream, but it was not closed");
      }
      return false;
    }
    batch.clear();
    add(message);
    if (batch.isEmpty()) {
      return true;
    }
    if (limits.size() == 1) {
      store.store(readOnlyBatch);
    } else {
      fillBatch();
      storing = true;
      store.store(readOnlyBatch);
      storing = false;
    }
    return forwarder == null || forwarder.handOn();
  }

  @Override
  public void finish() {
    if (forwarder != null) {
      forwarder.finish();
    }
  }

  @Override
  public String activity(boolean holdsMessage) {
    return holdsMessage && (storing || limits.size() == 1) ? "stores" : "waits to take";
  }

  /** Adds messages that are available at once, and then those available within the linger time. */
  private void fillBatch() throws InterruptedException {
    long untilNanos = Nanos.sum(clock.nanos(), limits.linger().toNanos());
    try {
      List<Message> more = new ArrayList<>();
      try {
        pipeline.drainTo(more, limits.size() - 1);
      } finally {
        more.forEach(this::add);
      }
      while (batch.size() < limits.size() && !clock.isCancelled()) {
        long leftNanos = untilNanos - clock.nanos();
        Message message = leftNanos <= 0 ? null : pipeline.poll(Duration.ofNanos(leftNanos));
        if (message == null) {
          clock.advanceTo(untilNanos);
          return;
        }
        add(message);
      }
    } catch (Throwable t) {
      store.complete(batch, Outcome.ABANDONED);
      throw t;
    }
  }

  /** Adds a message that was taken, or drops it if its deadline has passed. */
  private void add(Message message) {
    observer.taken(message);
    if (clock.isPast(message)) {
      observer.expired(message);
    } else {
      batch.add(message);
    }
  }
}
