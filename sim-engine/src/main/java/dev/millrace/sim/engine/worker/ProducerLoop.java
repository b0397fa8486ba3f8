package dev.millrace.sim.engine.worker;

import dev.millrace.api.Message;
import dev.millrace.api.OverflowPolicy;
import dev.millrace.api.Pipeline;
import dev.millrace.api.RealTimeOnly;
import dev.millrace.ledger.MessageObserver;
import dev.millrace.sim.engine.Delivery;
import dev.millrace.sim.engine.MessageGenerator;
import dev.millrace.sim.engine.Simulation.ProducerSpec;
import dev.millrace.sim.measure.ProducerMeter;
import org.jspecify.annotations.Nullable;

/** Puts a producer's messages into the pipeline when they are due. */
public final class ProducerLoop implements WorkerLoop {

  private final MessageGenerator generator;
  private final boolean listens;
  private final WorkerClock clock;
  private final ProducerMeter meter;
  private final Runnable begin;
  private final MessagePutter putter;

  /** Whether the producer is being called; see {@link #interruptIfProducing}. */
  private volatile boolean producing;

  /** Whether the worker waits for its last message's outcome; volatile for {@link #activity}. */
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
    this.clock = clock;
    this.meter = meter;
    this.begin = begin;
    MessageStore store = own == null ? null : new MessageStore(own, clock, observer);
    this.putter =
        new MessagePutter(overflow, pipeline, clock, observer, spec.expiresAtOnce(), store);
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
    if (message == null || !putter.put(message)) {
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
    return putter.isStoring() ? "stores" : "waits to put";
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
}
