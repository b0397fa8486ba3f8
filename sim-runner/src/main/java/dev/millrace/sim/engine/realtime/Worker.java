package dev.millrace.sim.engine.realtime;

import dev.millrace.api.Message;
import dev.millrace.ledger.Journal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread of the run with its component: does its work until the stream ends or it is told to
 * stop, closes its component and reports that it has ended.
 *
 * <p>{@link #activity} may be read by any thread at any time. What else a worker has to tell is
 * read after it reported its end: the report passes through a queue, which is the happens-before
 * edge.
 */
abstract class Worker implements Runnable {

  /** What a worker is doing, for the one who looks for a stall. */
  enum Activity {
    STARTING("is starting"),
    PRODUCING("makes its next message"),
    PUTTING("waits to put"),
    TAKING("waits to take"),
    CONSUMING("stores"),
    CLOSING("closes its component"),
    ENDED("has ended");

    private final String words;

    Activity(String words) {
      this.words = words;
    }
  }

  private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

  private final String name;
  private final AutoCloseable component;
  final RunClock time = new RunClock();
  final Journal journal;
  private final StartGate gate;

  /** Held while the worker begins to close, and while it is interrupted: never one in the other. */
  private final Object closing = new Object();

  private final RunEvents events;
  private volatile Activity activity = Activity.STARTING;
  private @Nullable Throwable failure;
  private @Nullable Thread thread;

  Worker(String name, AutoCloseable component, Journal journal, StartGate gate, RunEvents events) {
    this.name = name;
    this.component = component;
    this.journal = journal;
    this.gate = gate;
    this.events = events;
  }

  /** Works until there is no more to do; an exception ends the run as failed. */
  abstract void work() throws Exception;

  @Override
  public final void run() {
    try {
      time.startAt(gate.pass());
      work();
    } catch (InterruptedException e) {
      if (!time.stopped()) {
        fail(e);
      }
    } catch (Throwable t) {
      fail(t);
    }
    end();
  }

  /** Creates and starts the thread; called once. A worker that gets no thread fails and ends. */
  final void start() {
    Thread started = new Thread(this, name);
    // A worker that never ends must not keep the program from ending.
    started.setDaemon(true);
    thread = started;
    try {
      started.start();
    } catch (OutOfMemoryError e) {
      fail(new IllegalStateException("no thread could be started for it: " + e.getMessage()));
      gate.arrive();
      end();
    }
  }

  private void end() {
    synchronized (closing) {
      doing(Activity.CLOSING);
      // What interrupted the work is not to interrupt the closing.
      Thread.interrupted();
    }
    try {
      component.close();
    } catch (Throwable t) {
      fail(t);
    }
    activity = Activity.ENDED;
    events.ended(this);
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
    }
  }

  /** Makes the worker give up what it is waiting for. */
  final void interrupt() {
    if (thread != null) {
      time.cutOff(thread);
      synchronized (closing) {
        if (activity != Activity.CLOSING && activity != Activity.ENDED) {
          thread.interrupt();
        }
      }
    }
  }

  final void doing(Activity now) {
    activity = now;
  }

  final String name() {
    return name;
  }

  final boolean ended() {
    return activity == Activity.ENDED;
  }

  final Journal journal() {
    return journal;
  }

  /** Whether it sleeps on its clock and will wake by itself. */
  final boolean asleep() {
    return time.asleep();
  }

  /** Why it ended before its time, or null. */
  final @Nullable Throwable failure() {
    return failure;
  }

  /** What it is doing, with what, and where in the code. */
  final String describe() {
    StringBuilder text = new StringBuilder(name).append(' ');
    Message message = journal.inHand();
    if (time.asleep()) {
      text.append("sleeps on its clock");
    } else {
      text.append(activity.words);
      if (message != null) {
        text.append(' ').append(message.id());
      }
    }
    if (thread != null && !ended()) {
      StackTraceElement[] stack = thread.getStackTrace();
      for (int i = 0; i < Math.min(stack.length, 6); i++) {
        text.append(System.lineSeparator()).append("    at ").append(stack[i]);
      }
    }
    return text.toString();
  }
}
