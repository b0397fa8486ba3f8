package dev.millrace.sim.engine.virtualtime;

import dev.millrace.api.Clock;
import dev.millrace.sim.engine.Nanos;

/**
 * The clock of a worker that stores: its own time, which runs ahead of the run's while the
 * component sleeps. Not thread-safe.
 */
final class LocalClock implements Clock {

  private final VirtualRun run;
  private long now;

  LocalClock(VirtualRun run) {
    this.run = run;
  }

  /** The worker acts, and its time is the run's. */
  void startAt(long nanos) {
    now = nanos;
  }

  @Override
  public long nanos() {
    return now;
  }

  @Override
  public void sleepNanos(long nanos) throws InterruptedException {
    if (nanos > 0) {
      now = Nanos.sum(now, nanos);
    }
    run.checkTime(now);
  }
}
