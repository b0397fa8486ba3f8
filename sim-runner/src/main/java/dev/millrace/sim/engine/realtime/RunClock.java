package dev.millrace.sim.engine.realtime;

import dev.millrace.api.Clock;
import dev.millrace.sim.engine.Nanos;
import java.util.concurrent.locks.LockSupport;

/**
 * The clock of a worker in real time: nanoseconds since the start of the run, and sleeping by
 * parking.
 *
 * <p>Used by the worker's thread alone, but for {@link #asleep()} and {@link #stop}, which any
 * thread may call: both fields behind them are volatile. A stop is noticed because the flag is set
 * before the sleeper is unparked, and looked at before each parking.
 */
final class RunClock implements Clock {

  private long origin;
  private volatile boolean stopped;
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
      parkUntil(Nanos.sum(nanos(), nanos));
    }
  }

  /** Parks the calling thread until the given time of the run, or until it is told to stop. */
  void parkUntil(long deadline) throws InterruptedException {
    asleep = true;
    try {
      for (long left = deadline - nanos(); left > 0; left = deadline - nanos()) {
        if (stopped || Thread.interrupted()) {
          throw new InterruptedException("the run is stopping");
        }
        LockSupport.parkNanos(this, left);
      }
    } finally {
      asleep = false;
    }
  }

  /** Makes a sleep, present or to come, end in an {@link InterruptedException}. */
  void stop(Thread sleeper) {
    stopped = true;
    LockSupport.unpark(sleeper);
  }

  boolean stopped() {
    return stopped;
  }

  /** Whether the worker sleeps and will wake by itself. */
  boolean asleep() {
    return asleep;
  }
}
