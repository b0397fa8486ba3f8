package dev.millrace.sim.engine;

import dev.millrace.api.Clock;
import dev.millrace.sim.measure.ProducerMeter;

/**
 * The clock of a producer: its schedule, which moves on by the gaps alone, however long the
 * pipeline held the worker up.
 *
 * <p>Sleeping moves the schedule on and then waits for real time to catch up with it; a worker that
 * is behind does not wait at all. Used by the worker's thread alone.
 */
final class ScheduleClock implements Clock {

  private final RunClock time;
  private final long horizonNanos;
  private final ProducerMeter meter;
  private long scheduled;
  private boolean ended;

  /**
   * Creates a schedule that starts at 0.
   *
   * @param horizonNanos the end of the run: nothing is due at or after it
   */
  ScheduleClock(RunClock time, long horizonNanos, ProducerMeter meter) {
    this.time = time;
    this.horizonNanos = horizonNanos;
    this.meter = meter;
  }

  @Override
  public long nanos() {
    return scheduled;
  }

  @Override
  public void sleepNanos(long nanos) throws InterruptedException {
    ended = true;
    if (time.stopped()) {
      throw new InterruptedException("the run is stopping");
    }
    if (nanos > 0) {
      scheduled = RunClock.saturatedSum(scheduled, nanos);
      if (scheduled >= horizonNanos) {
        throw new InterruptedException("the next message is due after the end of the run");
      }
      if (time.nanos() < scheduled) {
        time.parkUntil(scheduled);
        meter.woke(time.nanos() - scheduled);
      }
    }
    ended = false;
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
   * @param nowNanos the real time; it counts for a producer whose schedule never moves
   */
  boolean over(long nowNanos) {
    return scheduled >= horizonNanos || (scheduled == 0 && nowNanos >= horizonNanos);
  }
}
