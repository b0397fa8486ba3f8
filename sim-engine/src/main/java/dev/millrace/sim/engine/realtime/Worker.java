package dev.millrace.sim.engine.realtime;

import dev.millrace.api.Message;
import dev.millrace.ledger.Journal;
import dev.millrace.sim.engine.Failures;
import dev.millrace.sim.engine.Threads;
import dev.millrace.sim.engine.WatchedWork;
import dev.millrace.sim.engine.worker.ProducerLoop;
import dev.millrace.sim.engine.worker.WorkerParts;
import dev.millrace.sim.engine.worker.WorkerPresence;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread of the run with its component: runs the worker's loop, closes the component and reports
 * that it has ended.
 *
 * <p>{@link #describe()} may be called by any thread at any time: what it reads is volatile, or
 * published by the journal. Everything else is read after the worker has reported its end: the
 * report passes through a queue, which is the happens-before edge.
 */
final class Worker implements Runnable {

  private enum Phase {
    STARTING,
    WORKING,
    CLOSING,
    ENDED
  }

  private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

  private final WorkerParts parts;
  private final RunClock clock;
  private final Threads threads;
  private final StartGate gate;
  private final RunEvents events;

  /** Held while the worker enters the closing phase and while it is interrupted: never both. */
  private final Object closing = new Object();

  private volatile Phase phase = Phase.STARTING;
  private @Nullable String failure;
  private long processorNanos;
  private @Nullable Thread thread;

  /**
   * Creates a worker whose thread is not started.
   *
   * @param clock the clock of its parts
   */
  Worker(WorkerParts parts, RunClock clock, Threads threads, StartGate gate, RunEvents events) {
    this.parts = parts;
    this.clock = clock;
    this.threads = threads;
    this.gate = gate;
    this.events = events;
  }

  @Override
  public void run() {
    long processorNanosBefore = ProcessorTime.ofThisThread(threads);
    try {
      clock.startAt(gate.pass());
      phase = Phase.WORKING;
      parts.loop().run();
    } catch (InterruptedException e) {
      if (!clock.isStopped()) {
        fail(e);
      }
    } catch (Throwable t) {
      fail(t);
    }
    close();
    processorNanos = ProcessorTime.ofThisThread(threads) - processorNanosBefore;
    phase = Phase.ENDED;
    events.ended(this);
  }

  /** Creates and starts the thread; called once. A worker that gets no thread fails and ends. */
  void start() {
    Thread started = WorkerThreads.unstarted(threads, parts.name(), this);
    thread = started;
    try {
      started.start();
    } catch (OutOfMemoryError e) {
      fail(new IllegalStateException("no thread could be started for it: " + e.getMessage()));
      gate.arrive();
      close();
      phase = Phase.ENDED;
      events.ended(this);
    }
  }

  private void close() {
    synchronized (closing) {
      phase = Phase.CLOSING;
      // The interrupt that ended the work must not end the closing.
      Thread.interrupted();
    }
    try {
      parts.component().close();
    } catch (Throwable t) {
      fail(t);
    }
  }

  private void fail(Throwable cause) {
    if (LOG.isDebugEnabled()) {
      LOG.debug("{} failed", parts.name(), Failures.printable(cause));
    }
    if (failure == null) {
      failure = Failures.of(parts.name(), cause);
    }
  }

  /** Ends the worker at its next message, or its wait for one; a put or take continues. */
  void stop() {
    Thread started = thread;
    if (started != null) {
      clock.stop(started);
      if (parts.loop() instanceof ProducerLoop producer) {
        unlessClosing(() -> producer.interruptIfProducing(started));
      }
    }
  }

  /** Makes the worker abandon what it is doing. */
  void cancel() {
    Thread started = thread;
    if (started != null) {
      clock.cancel(started);
      unlessClosing(started::interrupt);
    }
  }

  private void unlessClosing(Runnable interrupt) {
    synchronized (closing) {
      if (phase != Phase.CLOSING && phase != Phase.ENDED) {
        interrupt.run();
      }
    }
  }

  /** Records that the duration of the run has passed, which ends a producer that listens. */
  void endTime() {
    clock.endTime();
    if (parts.loop() instanceof ProducerLoop producer && producer.listens()) {
      stop();
    }
  }

  String name() {
    return parts.name();
  }

  boolean isProducer() {
    return parts.loop() instanceof ProducerLoop;
  }

  boolean hasEnded() {
    return phase == Phase.ENDED;
  }

  /** Lets it be added and removed; null if it is always present. */
  @Nullable WorkerPresence presence() {
    return parts.presence();
  }

  /** Returns whether it was removed and takes no messages. */
  boolean isAbsent() {
    WorkerPresence presence = parts.presence();
    return presence != null && presence.isAbsent();
  }

  Journal journal() {
    return parts.journal();
  }

  /** Returns the journal of what it hands on to the next stage; null if it hands on nothing. */
  @Nullable Journal handedOn() {
    return parts.handedOn();
  }

  /** Returns whether it sleeps on its clock and will wake by itself. */
  boolean isAsleep() {
    return clock.isAsleep();
  }

  /** Returns the processor time of its thread; 0 for a virtual thread. Read after it has ended. */
  long processorNanos() {
    return processorNanos;
  }

  /** Describes the failure that ended it; null if none did. */
  @Nullable String failure() {
    return failure;
  }

  /** Describes what it is doing, with which message, and where in the code. */
  String describe() {
    StringBuilder text = new StringBuilder(parts.name()).append(' ');
    text.append(
        switch (phase) {
          case STARTING -> "is starting";
          case WORKING -> clock.isAsleep() ? "sleeps on its clock" : activity();
          case CLOSING -> "closes its component";
          case ENDED -> "has ended";
        });
    if (thread != null && !hasEnded()) {
      WatchedWork.frames(thread)
          .forEach(frame -> text.append(System.lineSeparator()).append("    at ").append(frame));
    }
    return text.toString();
  }

  private String activity() {
    Journal handedOn = parts.handedOn();
    Message waiting = handedOn == null ? null : handedOn.inHand();
    if (waiting != null) {
      return "waits to hand on " + waiting.id();
    }
    Message message = parts.journal().inHand();
    String activity = parts.loop().activity(message != null);
    return message == null ? activity : activity + ' ' + message.id();
  }
}
