package dev.millrace.sim.engine;

import dev.millrace.api.Clock;

/**
 * The clock of a producer: its schedule, which moves on by the gaps alone, however long the
 * pipeline held the worker up.
 *
 * <p>Sleeping moves the schedule on, and then lets time catch up with it in the engine's way. Not
 * thread-safe: used by the worker's thread alone.
 */
public final class ScheduleClock implements Clock {

  /** The engine's way of waiting for a due time. */
  public interface Waiting {

    /** Throws if the run wants the worker to stop. */
    void check() throws InterruptedException;

    /** Returns when the given time of the run has come, or at once if that can wait. */
    void until(long nanos) throws InterruptedException;

    /** The schedule has come to the end of the run. */
    default void over() {}
  }

  private final long horizonNanos;
  private final Waiting waiting;
  private long scheduled;
  private boolean ended;

  /**
   * Creates a schedule that starts at 0.
   *
   * @param horizonNanos the end of the run: nothing is due at or after it
   */
  public ScheduleClock(long horizonNanos, Waiting waiting) {
    this.horizonNanos = horizonNanos;
    this.waiting = waiting;
  }

  @Override
  public long nanos() {
    return scheduled;
  }

  @Override
  public void sleepNanos(long nanos) throws InterruptedException {
    ended = false;
    try {
      waiting.check();
      if (nanos > 0) {
        scheduled = Nanos.sum(scheduled, nanos);
        if (scheduled >= horizonNanos) {
          waiting.over();
          throw new InterruptedException("the next message is due after the end of the run");
        }
        waiting.until(scheduled);
      }
    } catch (InterruptedException e) {
      ended = true;
      throw e;
    }
  }

  /** Starts the next gap now, if the schedule is behind: what closed arrivals do after a put. */
  void catchUp(long nowNanos) {
    scheduled = Math.max(scheduled, nowNanos);
  }

  /** Whether the last sleep told the worker to stop; whatever comes of it is no failure. */
  boolean ended() {
    return ended;
  }

  /**
   * Whether nothing more can be due before the end of the run.
   *
   * @param nowNanos the time of the run; it counts for a producer whose schedule never moves
   */
  boolean over(long nowNanos) {
    return scheduled >= horizonNanos || (scheduled == 0 && nowNanos >= horizonNanos);
  }
}
