package dev.millrace.sim.engine.realtime;

import dev.millrace.ledger.Journal;
import dev.millrace.sim.engine.RealTimeSettings;
import dev.millrace.sim.engine.RunSettings;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread of the run with its component: does its work until the stream ends or it is told to
 * stop, closes its component and reports that it has ended.
 *
 * <p>{@link #describe()} may be called by any thread at any time: what it reads is volatile, or
 * published by the journal. What else a worker has to tell is read after it reported its end: the
 * report passes through a queue, which is the happens-before edge.
 */
abstract class Worker implements Runnable {

  private enum Phase {
    STARTING,
    WORKING,
    CLOSING,
    ENDED
  }

  private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

  private final String name;
  private final AutoCloseable component;
  final RunClock time;
  final Journal journal;
  private final StartGate gate;
  private final RealTimeSettings settings;

  /** Held while the worker begins to close, and while it is interrupted: never one in the other. */
  private final Object closing = new Object();

  private final RunEvents events;
  private volatile Phase phase = Phase.STARTING;

  /** What the worker is to notice is looked at from the message with this number on. */
  private volatile long usualUntil;

  private @Nullable Throwable failure;
  private long processorNanos;
  private @Nullable Thread thread;

  Worker(
      String name,
      AutoCloseable component,
      Journal journal,
      StartGate gate,
      RunEvents events,
      RunSettings run) {
    this.settings = run.realTime();
    this.time = new RunClock(settings);
    this.name = name;
    this.component = component;
    this.journal = journal;
    this.gate = gate;
    this.events = events;
  }

  /**
   * Does what is to be done for one message, or one batch, unless it is to stop; an exception ends
   * the run as failed.
   *
   * @return whether there is more to do
   */
  abstract boolean goesOn() throws Exception;

  /** From which number on a message may need more than the usual. */
  final long usualUntil() {
    return usualUntil;
  }

  /**
   * Messages are as usual from a number until another, so that one look tells that nothing is to be
   * noticed: neither the clock nor the settings nor the end of the run.
   *
   * <p>Called by the worker's thread. Whoever has something to be noticed sets a flag first and
   * ends this then; here the number is set first, and then the flags are looked at. All are
   * volatile, so at least one of the two sees what the other did.
   */
  final void usualFrom(long number, long until) {
    if (number < until) {
      usualUntil = until;
      if (time.stopped() || time.isUp()) {
        usualNoMore();
      }
    }
  }

  /** From now on there is something to be noticed. */
  final void usualNoMore() {
    usualUntil = 0;
  }

  /** Called after the last step, on the worker's thread. */
  abstract void finish();

  /** What it is doing, in words that the message in hand can follow. Any thread may ask. */
  abstract String activity();

  @Override
  public final void run() {
    long processorNanosBefore = ProcessorTime.ofThisThread(settings.threads());
    try {
      time.startAt(gate.pass());
      phase = Phase.WORKING;
      work();
    } catch (InterruptedException e) {
      if (!time.stopped()) {
        fail(e);
      }
    } catch (Throwable t) {
      fail(t);
    }
    end();
    processorNanos = ProcessorTime.ofThisThread(settings.threads()) - processorNanosBefore;
    phase = Phase.ENDED;
    events.ended(this);
  }

  private void work() throws Exception {
    try {
      while (goesOn()) {}
    } finally {
      finish();
    }
  }

  /** Creates and starts the thread; called once. A worker that gets no thread fails and ends. */
  final void start() {
    Thread started = WorkerThreads.unstarted(settings.threads(), name, this);
    thread = started;
    try {
      started.start();
    } catch (OutOfMemoryError e) {
      fail(new IllegalStateException("no thread could be started for it: " + e.getMessage()));
      gate.arrive();
      end();
      phase = Phase.ENDED;
      events.ended(this);
    }
  }

  private void end() {
    synchronized (closing) {
      phase = Phase.CLOSING;
      // What interrupted the work is not to interrupt the closing.
      Thread.interrupted();
    }
    try {
      component.close();
    } catch (Throwable t) {
      fail(t);
    }
  }

  private void fail(Throwable cause) {
    LOG.debug("{} failed", name, cause);
    if (failure == null) {
      failure = cause;
    }
  }

  /** Asks the worker to stop at its next sleep or message; a put or take goes on. */
  final void stop() {
    if (thread != null) {
      time.stop(thread);
      usualNoMore();
    }
  }

  /** Makes the worker give up what it is waiting for. */
  final void interrupt() {
    if (thread != null) {
      time.cutOff(thread);
      usualNoMore();
      synchronized (closing) {
        if (phase != Phase.CLOSING && phase != Phase.ENDED) {
          thread.interrupt();
        }
      }
    }
  }

  /** The duration of the run has passed. */
  final void timeIsUp() {
    time.timeIsUp();
    usualNoMore();
  }

  final String name() {
    return name;
  }

  final boolean ended() {
    return phase == Phase.ENDED;
  }

  final Journal journal() {
    return journal;
  }

  /** Whether it sleeps on its clock and will wake by itself. */
  final boolean asleep() {
    return time.asleep();
  }

  /** The processor time that its thread used; 0 for a virtual thread. Read after it has ended. */
  final long processorNanos() {
    return processorNanos;
  }

  /** Why it ended before its time, or null. */
  final @Nullable Throwable failure() {
    return failure;
  }

  /** What it is doing, with what, and where in the code. */
  final String describe() {
    StringBuilder text = new StringBuilder(name).append(' ');
    text.append(
        switch (phase) {
          case STARTING -> "is starting";
          case WORKING -> time.asleep() ? "sleeps on its clock" : withMessage(activity());
          case CLOSING -> "closes its component";
          case ENDED -> "has ended";
        });
    if (thread != null && !ended()) {
      Stream.of(thread.getStackTrace())
          .filter(frame -> !ofTheJdk(frame))
          .limit(6)
          .forEach(frame -> text.append(System.lineSeparator()).append("    at ").append(frame));
    }
    return text.toString();
  }

  /** Where threads are parked: it would hide who parked them. */
  private static boolean ofTheJdk(StackTraceElement frame) {
    return frame.getClassName().startsWith("java.") || frame.getClassName().startsWith("jdk.");
  }

  private String withMessage(String words) {
    String message = journal.inHand();
    return message == null ? words : words + ' ' + message;
  }
}
