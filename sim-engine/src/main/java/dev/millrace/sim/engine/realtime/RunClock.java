package dev.millrace.sim.engine.realtime;

import dev.millrace.sim.engine.Nanos;
import dev.millrace.sim.engine.Pacing;
import dev.millrace.sim.engine.RealTimeSettings;
import dev.millrace.sim.engine.Threads;
import dev.millrace.sim.engine.worker.WorkerClock;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The clock of a worker in real time: nanoseconds since the start of the run. It sleeps by parking;
 * with precise pacing it spins for the last part of the wait for a due time.
 *
 * <p>Used by the worker's thread, except for {@link #isAsleep()}, {@link #wake()}, {@link
 * #endTime()}, {@link #stop} and {@link #cancel}, which any thread may call: the fields behind them
 * are volatile. A sleeper notices them because the flag is set before it is unparked, and read
 * before each parking and while spinning.
 */
final class RunClock implements WorkerClock {

  /** How long before a due time parking ends and spinning begins: most wake-ups are less late. */
  private static final long SPIN_NANOS = 200_000;

  private final boolean precise;
  private final boolean onVirtualThread;
  private long originNanoTime;

  /** A time that has passed; due times before it need no reading of the clock. */
  private long passedNanos;

  private volatile @Nullable Thread worker;
  private volatile boolean timeUp;
  private volatile boolean stopped;
  private volatile boolean cancelled;
  private volatile boolean asleep;

  RunClock(RealTimeSettings settings) {
    // On a single processor a spinning thread delays the threads that it waits for.
    this.precise =
        settings.pacing() == Pacing.PRECISE && Runtime.getRuntime().availableProcessors() > 1;
    this.onVirtualThread = settings.threads() == Threads.VIRTUAL;
  }

  /**
   * Sets the start of the run; called by the worker's thread before anything else.
   *
   * @param nanoTime the {@link System#nanoTime()} at the start of the run
   */
  void startAt(long nanoTime) {
    worker = Thread.currentThread();
    originNanoTime = nanoTime;
  }

  @Override
  public long nanos() {
    return System.nanoTime() - originNanoTime;
  }

  @Override
  public void sleepNanos(long nanos) throws InterruptedException {
    if (nanos > 0) {
      parkUntil(Nanos.sum(nanos(), nanos), false);
    }
  }

  @Override
  public long waitUntilDue(long dueNanos) throws InterruptedException {
    if (dueNanos <= passedNanos) {
      return DID_NOT_WAIT;
    }
    passedNanos = nanos();
    if (dueNanos <= passedNanos) {
      return DID_NOT_WAIT;
    }
    parkUntil(precise ? dueNanos - SPIN_NANOS : dueNanos, true);
    if (precise) {
      spinUntil(dueNanos);
    }
    passedNanos = nanos();
    return passedNanos - dueNanos;
  }

  @Override
  public void waitWhile(BooleanSupplier condition) throws InterruptedException {
    while (condition.getAsBoolean() && !stopped) {
      throwIfStopped(false);
      LockSupport.park(this);
    }
    throwIfStopped(false);
  }

  @Override
  public void wake() {
    LockSupport.unpark(worker);
  }

  @Override
  public void advanceTo(long nanos) {
    // Real time has advanced by itself.
  }

  private void parkUntil(long deadline, boolean toProduce) throws InterruptedException {
    asleep = true;
    try {
      for (long left = deadline - nanos(); left > 0; left = deadline - nanos()) {
        throwIfStopped(toProduce);
        LockSupport.parkNanos(this, left);
      }
    } finally {
      asleep = false;
    }
  }

  @SuppressWarnings("ThreadPriorityCheck") // leaves the carrier to other virtual threads
  private void spinUntil(long due) throws InterruptedException {
    asleep = true;
    try {
      while (nanos() < due) {
        throwIfStopped(true);
        if (onVirtualThread) {
          Thread.yield();
        } else {
          Thread.onSpinWait();
        }
      }
    } finally {
      asleep = false;
    }
  }

  private void throwIfStopped(boolean toProduce) throws InterruptedException {
    if (cancelled || (toProduce && stopped) || Thread.interrupted()) {
      throw new InterruptedException("the run is stopping");
    }
  }

  /** Records that the duration of the run has passed. */
  void endTime() {
    timeUp = true;
  }

  /** Lets the worker finish only what it has begun, and ends its wait for a due time. */
  void stop(Thread sleeper) {
    stopped = true;
    LockSupport.unpark(sleeper);
  }

  /** Ends every sleep, current or future, with an {@link InterruptedException}. */
  void cancel(Thread sleeper) {
    cancelled = true;
    stop(sleeper);
  }

  @Override
  public boolean isTimeUp() {
    return timeUp;
  }

  @Override
  public boolean isStopped() {
    return stopped;
  }

  @Override
  public boolean isCancelled() {
    return cancelled;
  }

  /** Returns whether the worker sleeps and will wake by itself. */
  boolean isAsleep() {
    return asleep;
  }
}
