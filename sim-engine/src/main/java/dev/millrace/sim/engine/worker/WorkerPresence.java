package dev.millrace.sim.engine.worker;

import dev.millrace.sim.engine.Nanos;
import dev.millrace.sim.measure.PresenceMeter;

/**
 * Adds and removes a consuming worker of a group whose number of workers changes.
 *
 * <p>The thread that controls the run sets the volatile times, and the worker reads them between
 * two messages: so a removed worker has stored its messages, and reported them, before it is
 * absent. It writes that it is absent last, so a thread that reads that sees all that it has done.
 * The meter belongs to the worker.
 */
public final class WorkerPresence {

  private static final long NEVER = Long.MAX_VALUE;

  /** The time between two checks whether the run is over, of a worker that is starting. */
  private static final long MAX_SLEEP_NANOS = 20_000_000;

  private final PresenceMeter meter;
  private final WorkerClock clock;

  /** When the worker may take messages, in nanoseconds since the start of the run. */
  private volatile long fromNanos = NEVER;

  /** Whether the worker takes no messages at present. */
  private volatile boolean absent;

  private volatile boolean over;

  WorkerPresence(PresenceMeter meter, WorkerClock clock) {
    this.meter = meter;
    this.clock = clock;
  }

  /** Lets the worker take messages from that time on. */
  public void join(long nanos) {
    fromNanos = nanos;
    clock.wake();
  }

  /** Lets the worker take no more messages. */
  public void leave() {
    fromNanos = NEVER;
  }

  /** Ends a worker that is absent, or still starting. */
  public void end() {
    over = true;
    clock.wake();
  }

  /** Returns whether the worker takes no messages: it was removed and has stored its own. */
  public boolean isAbsent() {
    return absent;
  }

  /** Waits until the worker may take messages; returns false if the run is over. By the worker. */
  boolean await() throws InterruptedException {
    while (clock.nanos() < fromNanos) {
      if (over) {
        return false;
      }
      meter.absent(clock.nanos());
      absent = true;
      long start = fromNanos;
      if (start == NEVER) {
        clock.waitWhile(() -> fromNanos == NEVER && !over);
      } else {
        clock.sleepUntilNanos(Math.min(start, Nanos.sum(clock.nanos(), MAX_SLEEP_NANOS)));
      }
    }
    absent = false;
    meter.present(clock.nanos());
    return true;
  }

  PresenceMeter meter() {
    return meter;
  }
}
