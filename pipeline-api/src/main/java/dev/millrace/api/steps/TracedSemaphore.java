package dev.millrace.api.steps;

import dev.millrace.api.StepListener;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A traced lock with a number of permits, which belongs to no thread: one may acquire a permit and
 * another release it. Who waits longest is not preferred.
 */
public final class TracedSemaphore extends TracedLock {

  private final Semaphore semaphore;

  /**
   * @param permits how many are free at first; with 0 it starts held
   */
  public TracedSemaphore(String name, int permits, Optional<StepListener> listener) {
    super(name, listener);
    this.semaphore = new Semaphore(permits);
  }

  @Override
  public boolean isFreeFor(Thread thread) {
    return semaphore.availablePermits() > 0;
  }

  @Override
  void acquireUntold() throws InterruptedException {
    semaphore.acquire();
  }

  @Override
  boolean tryAcquireUntold() {
    return semaphore.tryAcquire();
  }

  @Override
  boolean tryAcquireUntold(long nanos) throws InterruptedException {
    return semaphore.tryAcquire(nanos, TimeUnit.NANOSECONDS);
  }

  @Override
  void releaseUntold() {
    semaphore.release();
  }
}
