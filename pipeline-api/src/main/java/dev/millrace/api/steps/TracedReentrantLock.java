package dev.millrace.api.steps;

import dev.millrace.api.StepListener;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A traced lock that is owned by the thread that acquired it: the owner may acquire it again, and
 * must release it as often as it acquired it.
 *
 * <p>{@link #release} by another thread throws {@link IllegalMonitorStateException}.
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
  void doAcquire() throws InterruptedException {
    lock.lockInterruptibly();
  }

  @Override
  boolean doTryAcquire() {
    return lock.tryLock();
  }

  @Override
  boolean doTryAcquire(long timeoutNanos) throws InterruptedException {
    return lock.tryLock(timeoutNanos, TimeUnit.NANOSECONDS);
  }

  @Override
  void doRelease() {
    lock.unlock();
  }

  /** A lock that exposes its owner. */
  private static final class OwnedLock extends ReentrantLock {

    private static final long serialVersionUID = 1L;

    @Override
    protected Thread getOwner() {
      return super.getOwner();
    }
  }
}
