package dev.millrace.sim.engine.realtime;

import dev.millrace.api.Clock;
import dev.millrace.sim.engine.Nanos;
import dev.millrace.sim.engine.Pacing;
import dev.millrace.sim.engine.RealTimeSettings;
import dev.millrace.sim.engine.Threads;
import java.util.concurrent.locks.LockSupport;

/**
 * The clock of a worker in real time: nanoseconds since the start of the run, and sleeping by
 * parking; for due times, if they are to be met precisely, by spinning in the end.
 *
 * <p>Used by the worker's thread alone, but for {@link #asleep()}, {@link #timeIsUp()}, {@link
 * #stop} and {@link #cutOff(Thread)}, which any thread may call: the fields behind them are
 * volatile. They are noticed because the flag is set before the sleeper is unparked, and looked at
 * before each parking and while spinning.
 */
final class RunClock implements Clock {

  /** How long before a due time parking gives way to spinning: longer than most wake late. */
  private static final long SPIN_NANOS = 200_000;

  private final boolean precise;
  private final boolean onVirtualThread;
  private long origin;
  private volatile boolean timeIsUp;
  private volatile boolean stopped;
  private volatile boolean cutOff;
  private volatile boolean asleep;

  /** A clock whose due times are met as the settings say. */
  RunClock(RealTimeSettings settings) {
    // On one processor a thread that spins keeps it from those for whom it is to be punctual.
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

  /** Waits until the calling thread's next message is due, or until it is to make no more. */
  void waitUntilDue(long due) throws InterruptedException {
    parkUntil(precise ? due - SPIN_NANOS : due, true);
    if (precise) {
      spinUntil(due);
    }
  }

  private void parkUntil(long deadline, boolean toProduce) throws InterruptedException {
    asleep = true;
    try {
      for (long left = deadline - nanos(); left > 0; left = deadline - nanos()) {
        throwIfOver(toProduce);
        LockSupport.parkNanos(this, left);
      }
    } finally {
      asleep = false;
    }
  }

  @SuppressWarnings("ThreadPriorityCheck") // lets other virtual threads have the carrier
  private void spinUntil(long due) throws InterruptedException {
    asleep = true;
    try {
      while (nanos() < due) {
        throwIfOver(true);
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

  private void throwIfOver(boolean toProduce) throws InterruptedException {
    if (cutOff || (toProduce && stopped) || Thread.interrupted()) {
      throw new InterruptedException("the run is stopping");
    }
  }

  /** The duration of the run has passed. */
  void timeIsUp() {
    timeIsUp = true;
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

  /** Whether the duration of the run has passed, as far as the one in control has noticed. */
  boolean isUp() {
    return timeIsUp;
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
