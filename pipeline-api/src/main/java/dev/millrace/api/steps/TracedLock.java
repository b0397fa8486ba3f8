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
 * A lock that tells a listener of each step taken on it.
 *
 * <p>Thread-safe. What a thread did before it released the lock <i>happens-before</i> what another
 * does after it acquired it in consequence, by the lock of java.util.concurrent inside.
 *
 * <p>A listener that throws calls the step off: an acquire then holds nothing, and a release has
 * released nothing. Only when the lock is released already, its exception is logged instead.
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
   * @throws InterruptedException if the thread is interrupted before or while it waits; it has
   *     acquired nothing
   */
  public final void acquire() throws InterruptedException {
    tell(ABOUT_TO_ACQUIRE);
    acquireUntold();
    tellAcquired();
  }

  /** Acquires the lock if it is free now; never waits. Returns whether it was. */
  public final boolean tryAcquire() {
    tell(ABOUT_TO_TRY);
    boolean acquired = tryAcquireUntold();
    if (acquired) {
      tellAcquired();
    }
    return acquired;
  }

  /**
   * Acquires the lock if it becomes free within a time. Zero or a negative timeout does not wait.
   *
   * @return whether it was acquired
   * @throws InterruptedException as for {@link #acquire}
   */
  public final boolean tryAcquire(Duration timeout) throws InterruptedException {
    long nanos = TimeUnit.NANOSECONDS.convert(timeout);
    tell(ABOUT_TO_WAIT);
    boolean acquired = tryAcquireUntold(listener == null ? nanos : listener.nanosToWait(nanos));
    if (acquired) {
      tellAcquired();
    }
    return acquired;
  }

  /** Acquires the lock, however often the thread is interrupted; an interrupt is kept for later. */
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
    tell(ABOUT_TO_RELEASE);
    releaseUntold();
    try {
      tell(RELEASED);
    } catch (Throwable e) {
      LOG.warn("a step listener threw when told '{} {}'", RELEASED, name, e);
    }
  }

  abstract void acquireUntold() throws InterruptedException;

  abstract boolean tryAcquireUntold();

  abstract boolean tryAcquireUntold(long nanos) throws InterruptedException;

  abstract void releaseUntold();

  private void tellAcquired() {
    try {
      tell(ACQUIRED);
    } catch (Throwable e) {
      releaseUntold();
      throw e;
    }
  }

  private void tell(Step step) {
    if (listener != null) {
      listener.onStep(step, this);
    }
  }
}
