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
    if (nanos <= 0) {
      return;
    }
    scheduled = RunClock.saturatedSum(scheduled, nanos);
    if (scheduled >= horizonNanos) {
      throw new InterruptedException("the next message is due after the end of the run");
    }
    if (time.nanos() < scheduled) {
      time.parkUntil(scheduled);
      meter.woke(time.nanos() - scheduled);
    }
  }

  /** Starts the next gap now, if the schedule is behind: what closed arrivals do after a put. */
  void catchUp(long nowNanos) {
    scheduled = Math.max(scheduled, nowNanos);
  }

  /** Whether a due time at or after the end of the run was reached. */
  boolean pastHorizon() {
    return scheduled >= horizonNanos;
  }
}
