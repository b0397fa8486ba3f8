package dev.millrace.api.steps;

import dev.millrace.api.StepListener;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A traced lock that belongs to the thread that acquired it: this thread may acquire it again, and
 * it alone may release it, as often as it acquired it.
 *
 * <p>{@link #release} by another thread throws an {@link IllegalMonitorStateException}.
 */
public final class TracedReentrantLock extends TracedLock {

  private final OwnedLock lock = new OwnedLock();

  public TracedReentrantLock(String name, Optional<StepListener> listener) {
    super(name, listener);
  }

  @Override
  public boolean isFreeFor(Thread thread) {
    Thread owner = lock.getOwner();
    return owner == null || owner == thread;
  }

  @Override
  void acquireUntold() throws InterruptedException {
    lock.lockInterruptibly();
  }

  @Override
  boolean tryAcquireUntold() {
    return lock.tryLock();
  }

  @Override
  boolean tryAcquireUntold(long nanos) throws InterruptedException {
    return lock.tryLock(nanos, TimeUnit.NANOSECONDS);
  }

  @Override
  void releaseUntold() {
    lock.unlock();
  }

  /** A lock that tells whose it is. */
  private static final class OwnedLock extends ReentrantLock {

    private static final long serialVersionUID = 1L;

    @Override
    protected Thread getOwner() {
      return super.getOwner();
    }
  }
}
