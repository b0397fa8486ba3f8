package dev.millrace.sim.engine.realtime;

import dev.millrace.api.Clock;
import dev.millrace.sim.engine.Nanos;
import java.util.concurrent.locks.LockSupport;

/**
 * The clock of a worker in real time: nanoseconds since the start of the run, and sleeping by
 * parking.
 *
 * <p>Used by the worker's thread alone, but for {@link #asleep()}, {@link #stop} and {@link
 * #cutOff(Thread)}, which any thread may call: the fields behind them are volatile. They are
 * noticed because the flag is set before the sleeper is unparked, and looked at before each
 * parking.
 */
final class RunClock implements Clock {

  private long origin;
  private volatile boolean stopped;
  private volatile boolean cutOff;
  private volatile boolean asleep;

  /**
   * Sets the start of the run; called by the worker's thread before anything else.
   *
   * @param nanoTime the {@link System#nanoTime()} at the start of the run
   */
  void startAt(long nanoTime) {
    origin = nanoTime;
  }

  @Override
  public long nanos() {
    return System.nanoTime() - origin;
  }

  @Override
  public void sleepNanos(long nanos) throws InterruptedException {
    if (nanos > 0) {
      parkUntil(Nanos.sum(nanos(), nanos), false);
    }
  }

  /** Parks the calling thread until its next message is due, or until it is to make no more. */
  void parkUntilDue(long due) throws InterruptedException {
    parkUntil(due, true);
  }

  private void parkUntil(long deadline, boolean toProduce) throws InterruptedException {
    asleep = true;
    try {
      for (long left = deadline - nanos(); left > 0; left = deadline - nanos()) {
        if (cutOff || (toProduce && stopped) || Thread.interrupted()) {
          throw new InterruptedException("the run is stopping");
        }
        LockSupport.parkNanos(this, left);
      }
    } finally {
      asleep = false;
    }
  }

  /** The worker is to do no more than what it has begun. */
  void stop(Thread sleeper) {
    stopped = true;
    LockSupport.unpark(sleeper);
  }

  /** Makes every sleep, present or to come, end in an {@link InterruptedException}. */
  void cutOff(Thread sleeper) {
    cutOff = true;
    stop(sleeper);
  }

  /** Whether the worker is to do no more than what it has begun, or not even that. */
  boolean stopped() {
    return stopped;
  }

  /** Whether the worker is to give up what it has begun. */
  boolean cutOff() {
    return cutOff;
  }

  /** Whether the worker sleeps and will wake by itself. */
  boolean asleep() {
    return asleep;
  }
}
