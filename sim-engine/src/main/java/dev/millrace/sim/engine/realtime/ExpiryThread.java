package dev.millrace.sim.engine.realtime;

import dev.millrace.api.Message;
import dev.millrace.ledger.Ledger;
import dev.millrace.ledger.MessageObserver;
import dev.millrace.sim.engine.ExpiredMessages;
import dev.millrace.sim.engine.Failures;
import dev.millrace.sim.engine.RunContext;
import dev.millrace.sim.engine.Simulation;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A thread that removes expired messages from the pipeline when their deadlines pass.
 *
 * <p>It observes the messages that producers put, on the producers' threads. The time of its next
 * removal is atomic: it is reset before the messages inside are examined, and a producer lowers it
 * after its put, so a message is seen by the one or the other.
 */
final class ExpiryThread implements MessageObserver {

  private final ExpiredMessages expired;
  private final RunContext.Connection run;
  private final AtomicLong nextNanos = new AtomicLong(Message.NO_DEADLINE);
  private final Thread thread;
  private volatile boolean over;
  private volatile @Nullable Throwable failure;

  /** Creates the thread of a run, which is not started; null if the run needs none. */
  static @Nullable ExpiryThread of(Simulation simulation, RunContext.Connection run) {
    ExpiredMessages expired = ExpiredMessages.of(simulation);
    return expired == null ? null : new ExpiryThread(expired, run);
  }

  private ExpiryThread(ExpiredMessages expired, RunContext.Connection run) {
    this.expired = expired;
    this.run = run;
    this.thread = new Thread(this::work, "expiry");
    thread.setDaemon(true);
  }

  /** Starts the thread; called when the run has started. */
  void start() {
    thread.start();
  }

  @Override
  public void accepted(Message message) {
    long deadlineNanos = message.deadlineNanos();
    if (deadlineNanos < nextNanos.get()
        && nextNanos.getAndAccumulate(deadlineNanos, Math::min) > deadlineNanos) {
      LockSupport.unpark(thread);
    }
  }

  private void work() {
    try {
      while (!over) {
        long now = run.nanos();
        long next = nextNanos.get();
        if (next == Message.NO_DEADLINE) {
          LockSupport.park(this);
        } else if (now <= next) {
          LockSupport.parkNanos(this, next + 1 - now);
        } else {
          nextNanos.set(Message.NO_DEADLINE);
          expired.removeAt(now).forEach(message -> run.dropped(message, Ledger.EXPIRED));
          nextNanos.accumulateAndGet(expired.earliestNanos(), Math::min);
        }
      }
    } catch (Throwable t) {
      failure = t;
    }
  }

  /** Lets the thread end. */
  void stop() {
    over = true;
    LockSupport.unpark(thread);
  }

  /**
   * Stops the thread, waits until it has ended, and returns its failures, a sentence each.
   *
   * @param limit how long to wait for it, as it may be stuck in the pipeline; above 0
   */
  List<String> end(Duration limit) {
    stop();
    boolean interrupted = Thread.interrupted();
    try {
      thread.join(limit.toMillis());
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (thread.isAlive()) {
      return List.of("the pipeline's removeIf() did not return");
    }
    return failure == null
        ? List.of()
        : List.of("the pipeline's removeIf() threw " + Failures.text(failure));
  }
}
