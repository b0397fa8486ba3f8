package dev.millrace.testkit;

import dev.millrace.api.Clock;

/** A clock for tests: sleeping moves it on and takes no time. */
public final class ManualClock implements Clock {

  private long now;
  private long stopAt = Long.MAX_VALUE;

  /** Makes the sleep that would pass this time end in an {@link InterruptedException}. */
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
      throw new InterruptedException("the test's time is over");
    }
    now += nanos;
  }
}
