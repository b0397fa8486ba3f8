package dev.millrace.api.steps;

import static dev.millrace.api.StepListener.Step.ABOUT_TO_ACQUIRE;
import static dev.millrace.api.StepListener.Step.ABOUT_TO_RELEASE;
import static dev.millrace.api.StepListener.Step.ABOUT_TO_TRY;
import static dev.millrace.api.StepListener.Step.ABOUT_TO_WAIT;
import static dev.millrace.api.StepListener.Step.ACQUIRED;
import static dev.millrace.api.StepListener.Step.RELEASED;
import static java.util.Objects.requireNonNull;

import dev.millrace.api.StepListener;
import dev.millrace.api.StepListener.Step;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A lock that notifies a listener of each step taken on it.
 *
 * <p>Thread-safe. Actions before a release <i>happen-before</i> actions after the acquire that it
 * allows.
 *
 * <p>If the listener throws while the lock is being acquired, the call throws and holds nothing. If
 * it throws while the lock is being released, the lock is released all the same and the exception
 * is logged.
 */
public abstract sealed class TracedLock implements StepListener.Lock
    permits TracedSemaphore, TracedReentrantLock {

  private static final Logger LOG = LoggerFactory.getLogger(TracedLock.class);

  private final String name;
  private final @Nullable StepListener listener;

  TracedLock(String name, Optional<StepListener> listener) {
    this.name = requireNonNull(name, "name");
    this.listener = listener.orElse(null);
  }

  @Override
  public final String name() {
    return name;
  }

  /**
   * Acquires the lock, waiting until it is free.
   *
   * @throws InterruptedException if the thread is interrupted before or while it waits; the lock
   *     was not acquired
   */
  public final void acquire() throws InterruptedException {
    notifyOf(ABOUT_TO_ACQUIRE);
    doAcquire();
    notifyOfAcquired();
  }

  /**
   * Acquires the lock if it is free; never waits.
   *
   * @return whether the lock was acquired
   */
  public final boolean tryAcquire() {
    notifyOf(ABOUT_TO_TRY);
    boolean acquired = doTryAcquire();
    if (acquired) {
      notifyOfAcquired();
    }
    return acquired;
  }

  /**
   * Acquires the lock, waiting until it is free or the timeout has passed. A timeout of zero or
   * less does not wait.
   *
   * @return whether the lock was acquired
   * @throws InterruptedException as for {@link #acquire}
   */
  public final boolean tryAcquire(Duration timeout) throws InterruptedException {
    long nanos = Math.max(0, TimeUnit.NANOSECONDS.convert(timeout));
    notifyOf(ABOUT_TO_WAIT);
    boolean acquired = doTryAcquire(listener == null ? nanos : listener.nanosToWait(nanos));
    if (acquired) {
      notifyOfAcquired();
    }
    return acquired;
  }

  /** Acquires the lock even if the thread is interrupted, and then restores the interrupt. */
  final void acquireUninterruptibly() {
    boolean interrupted = Thread.interrupted();
    try {
      while (true) {
        try {
          acquire();
          return;
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Releases the lock. */
  public final void release() {
    notifyOfRelease(ABOUT_TO_RELEASE);
    doRelease();
    notifyOfRelease(RELEASED);
  }

  abstract void doAcquire() throws InterruptedException;

  abstract boolean doTryAcquire();

  abstract boolean doTryAcquire(long timeoutNanos) throws InterruptedException;

  abstract void doRelease();

  private void notifyOf(Step step) {
    if (listener != null) {
      listener.onStep(step, this);
    }
  }

  private void notifyOfAcquired() {
    try {
      notifyOf(ACQUIRED);
    } catch (Throwable e) {
      doRelease();
      throw e;
    }
  }

  private void notifyOfRelease(Step step) {
    try {
      notifyOf(step);
    } catch (Throwable e) {
      LOG.warn("A step listener threw at '{} {}'; the lock is released.", step, name, e);
    }
  }
}
