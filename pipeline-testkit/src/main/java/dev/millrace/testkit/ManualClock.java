package dev.millrace.testkit;

import dev.millrace.api.Clock;

/** A clock for tests; sleeping advances it without taking time. */
public final class ManualClock implements Clock {

  private long now;
  private long stopAt = Long.MAX_VALUE;

  /** Makes the sleep that would exceed this time throw an {@link InterruptedException}. */
  public ManualClock stopAt(long nanos) {
    stopAt = nanos;
    return this;
  }

  @Override
  public long nanos() {
    return now;
  }

  @Override
  public void sleepNanos(long nanos) throws InterruptedException {
    if (nanos <= 0) {
      return;
    }
    if (now + nanos > stopAt) {
      throw new InterruptedException("the test has reached its stop time");
    }
    now += nanos;
  }
}
