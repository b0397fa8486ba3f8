package dev.millrace.sim.engine.worker;

import dev.millrace.api.ClosedPipelineException;
import dev.millrace.api.Message;
import dev.millrace.api.OverflowPolicy;
import dev.millrace.api.OverflowPolicy.BlockTimeout;
import dev.millrace.api.OverflowPolicy.Decision;
import dev.millrace.api.OverflowPolicy.DropAbove;
import dev.millrace.api.OverflowPolicy.DropNewest;
import dev.millrace.api.OverflowPolicy.Evict;
import dev.millrace.api.Pipeline;
import dev.millrace.api.RealTimeOnly;
import dev.millrace.ledger.Ledger;
import dev.millrace.ledger.MessageObserver;
import dev.millrace.ledger.Outcome;
import dev.millrace.sim.engine.Delivery;
import dev.millrace.sim.engine.Eviction;
import dev.millrace.sim.engine.Failures;
import dev.millrace.sim.engine.MessageGenerator;
import dev.millrace.sim.engine.Nanos;
import dev.millrace.sim.engine.Simulation.ProducerSpec;
import dev.millrace.sim.measure.ProducerMeter;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts a producer's messages into the pipeline when they are due. */
public final class ProducerLoop implements WorkerLoop, OverflowPolicy.Handler {

  /** A wait without a time-out of its own: 292 years. */
  private static final BlockTimeout FOREVER =
      new BlockTimeout(Duration.ofNanos(Long.MAX_VALUE), new DropNewest(Ledger.EXPIRED));

  private final MessageGenerator generator;
  private final boolean listens;
  private final boolean expiresAtOnce;
  private final OverflowPolicy overflow;
  private final Pipeline<Message> pipeline;
  private final WorkerClock clock;
  private final ProducerMeter meter;
  private final MessageObserver observer;
  private final Runnable begin;

  /** Stores messages on behalf of the caller-runs policy; null if no decision needs it. */
  private final @Nullable MessageStore store;

  /** Whether the producer is being called; see {@link #interruptIfProducing}. */
  private volatile boolean producing;

  /** Whether the worker stores a message itself; volatile for {@link #activity}. */
  private volatile boolean storing;

  /** Whether the worker waits for the outcome of its last message; volatile likewise. */
  private volatile boolean awaiting;

  /**
   * Creates a loop.
   *
   * @param own the attempts of the worker's own consumer; null if it has none
   * @param observer receives the events of the messages; includes the meter
   * @param begin is run once, before the first message
   */
  public ProducerLoop(
      ProducerSpec spec,
      MessageGenerator generator,
      OverflowPolicy overflow,
      Pipeline<Message> pipeline,
      @Nullable Delivery own,
      WorkerClock clock,
      ProducerMeter meter,
      MessageObserver observer,
      Runnable begin) {
    this.generator = generator;
    this.listens = spec.producer().getClass().isAnnotationPresent(RealTimeOnly.class);
    this.expiresAtOnce = spec.expiresAtOnce();
    this.overflow = overflow;
    this.pipeline = pipeline;
    this.clock = clock;
    this.meter = meter;
    this.observer = observer;
    this.begin = begin;
    this.store = own == null ? null : new MessageStore(own, clock, observer);
  }

  @Override
  public void begin() {
    begin.run();
  }

  @Override
  public boolean runOnce() throws Exception {
    if (!advance()) {
      return false;
    }
    long lateNanos = clock.waitUntilDue(generator.dueNanos());
    if (lateNanos >= 0) {
      meter.woke(lateNanos);
    }
    if (generator.isLimited()) {
      clock.waitUntilDue(generator.startNanos(clock.nanos()));
    }
    Message message = generator.message();
    if (message == null || !put(message)) {
      return false;
    }
    if (generator.isClosed()) {
      awaitOutcome();
      generator.putReturned(clock.nanos());
    }
    return true;
  }

  private void awaitOutcome() throws InterruptedException {
    if (generator.awaitsOutcome()) {
      awaiting = true;
      clock.waitWhile(generator::awaitsOutcome);
      awaiting = false;
    }
  }

  @Override
  public void finish() {
    meter.ended(generator.dueNanos());
  }

  @Override
  public String activity(boolean holdsMessage) {
    if (!holdsMessage) {
      return awaiting ? "waits for the outcome of its message" : "produces its next message";
    }
    return storing ? "stores" : "waits to put";
  }

  /** Returns whether the producer waits for the outside world in its {@code next}. */
  public boolean listens() {
    return listens;
  }

  /**
   * Interrupts the worker if it is calling its producer; called after its clock was stopped.
   *
   * <p>No put is interrupted. The flag and the clock's are volatile: the worker clears the flag and
   * then reads the clock's, the engine stops the clock and then reads the flag. So a worker that is
   * interrupted here sees, after the call, that it is stopped; it then takes this monitor, which is
   * held until the interrupt has arrived, and clears it.
   */
  public synchronized void interruptIfProducing(Thread worker) {
    if (producing) {
      worker.interrupt();
    }
  }

  private synchronized void clearInterrupt() {
    Thread.interrupted();
  }

  /** Asks for the next message and returns whether there is one. */
  private boolean advance() throws Exception {
    producing = true;
    try {
      return !clock.isStopped() && generator.advance(clock.isTimeUp() ? Long.MAX_VALUE : 0);
    } catch (Exception e) {
      if (clock.isStopped()) {
        return false;
      }
      throw e;
    } finally {
      producing = false;
      if (clock.isStopped()) {
        clearInterrupt(); // a message that was received meanwhile is still put
      }
    }
  }

  /** Puts the message as the overflow policy decides; returns false if the pipeline is closed. */
  private boolean put(Message message) throws InterruptedException {
    observer.offered(message);
    if (expiresAtOnce && clock.isPast(message)) {
      observer.dropped(message, Ledger.EXPIRED);
      return true;
    }
    Decision decision = overflow.decideBeforePut(message);
    if (decision == null) {
      throw Failures.noDecision();
    }
    try {
      decision.carryOut(message, this);
      return true;
    } catch (ClosedPipelineException e) {
      observer.completed(message, Outcome.ABANDONED);
      return false;
    } catch (InterruptedException e) {
      abandonUnlessStored(message);
      throw e;
    }
  }

  private void abandonUnlessStored(Message message) {
    if (!storing) {
      observer.completed(message, Outcome.ABANDONED);
    }
  }

  @Override
  public void block(Message message) throws InterruptedException {
    if (expiresAtOnce) {
      blockTimeout(message, FOREVER);
    } else {
      pipeline.put(message);
      observer.accepted(message);
    }
  }

  @Override
  public void blockTimeout(Message message, BlockTimeout decision) throws InterruptedException {
    long nowNanos = clock.nanos();
    long untilNanos = Nanos.sum(nowNanos, decision.timeout().toNanos());
    boolean expires = expiresAtOnce && message.isExpiredAt(untilNanos);
    if (expires) {
      untilNanos = message.deadlineNanos() + 1;
    }
    Duration timeout = expires ? Duration.ofNanos(untilNanos - nowNanos) : decision.timeout();
    if (pipeline.offer(message, timeout)) {
      observer.accepted(message);
      return;
    }
    clock.advanceTo(untilNanos);
    if (expires) {
      observer.dropped(message, Ledger.EXPIRED);
    } else {
      decision.otherwise().carryOut(message, this);
    }
  }

  @Override
  public void dropNewest(Message message, String reason) {
    if (!offer(message)) {
      observer.dropped(message, reason);
    }
  }

  @Override
  public void evict(Message message, Evict decision) {
    for (Message victim : Eviction.put(message, decision.victims(), pipeline)) {
      observer.evicted(victim, decision.reason());
    }
    observer.accepted(message);
  }

  @Override
  public void dropAbove(Message message, DropAbove decision) throws InterruptedException {
    if (decision.isReached(pipeline.size(), pipeline.capacity())) {
      observer.dropped(message, decision.reason());
    } else {
      decision.otherwise().carryOut(message, this);
    }
  }

  @Override
  public void fail(Message message, String reason) {
    if (!offer(message)) {
      observer.dropped(message, reason);
      throw Failures.pipelineFull(message.id());
    }
  }

  @Override
  public void callerRuns(Message message) throws InterruptedException {
    if (!offer(message)) {
      if (store == null) {
        throw Failures.noOwnConsumer();
      }
      if (clock.isPast(message)) {
        observer.dropped(message, Ledger.EXPIRED);
        return;
      }
      storing = true;
      store.store(List.of(message));
      storing = false;
    }
  }

  private boolean offer(Message message) {
    boolean accepted = pipeline.offer(message);
    if (accepted) {
      observer.accepted(message);
    }
    return accepted;
  }
}
