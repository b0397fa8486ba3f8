package dev.millrace.api.steps;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.millrace.api.StepListener;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * A traced lock with a number of permits and no owner: one thread may acquire a permit and another
 * release it. Waiting threads are served in no particular order.
 */
public final class TracedSemaphore extends TracedLock {

  private final Semaphore semaphore;
  private final WaitStrategy waitStrategy;

  /**
   * Creates a semaphore whose waiting threads park.
   *
   * @param permits the initial number of free permits; with 0 the lock starts held
   */
  public TracedSemaphore(String name, int permits, Optional<StepListener> listener) {
    this(name, permits, listener, WaitStrategy.PARK);
  }

  /**
   * Creates a semaphore with a wait strategy.
   *
   * @param permits the initial number of free permits; with 0 the lock starts held
   */
  public TracedSemaphore(
      String name, int permits, Optional<StepListener> listener, WaitStrategy waitStrategy) {
    super(name, listener);
    this.semaphore = new Semaphore(permits);
    this.waitStrategy = waitStrategy;
  }

  @Override
  public boolean isFreeFor(Thread thread) {
    return semaphore.availablePermits() > 0;
  }

  @Override
  void doAcquire() throws InterruptedException {
    if (!waitStrategy.poll(semaphore::tryAcquire, Long.MAX_VALUE)) {
      semaphore.acquire();
    }
  }

  @Override
  boolean doTryAcquire() {
    return semaphore.tryAcquire();
  }

  @Override
  boolean doTryAcquire(long timeoutNanos) throws InterruptedException {
    long start = System.nanoTime();
    return waitStrategy.poll(semaphore::tryAcquire, timeoutNanos)
        || semaphore.tryAcquire(timeoutNanos - (System.nanoTime() - start), NANOSECONDS);
  }

  @Override
  void doRelease() {
    semaphore.release();
  }
}
