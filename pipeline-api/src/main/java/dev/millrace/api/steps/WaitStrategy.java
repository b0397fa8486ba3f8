package dev.millrace.api.steps;

import java.util.function.BooleanSupplier;

/**
 * A way to wait for a permit of a {@link TracedSemaphore}: polling it for a while before the thread
 * parks, so that a permit that is released soon needs no wake-up. Thread-safe.
 */
@FunctionalInterface
public interface WaitStrategy {

  /** Parks at once. */
  WaitStrategy PARK = (tryAcquire, timeoutNanos) -> false;

  /**
   * Polls for a permit.
   *
   * @param tryAcquire acquires a permit if one is free; never waits
   * @param timeoutNanos the longest time to poll
   * @return whether a permit was acquired; if not, the thread parks until its own timeout has
   *     passed
   * @throws InterruptedException if the thread is interrupted; no permit was acquired
   */
  boolean poll(BooleanSupplier tryAcquire, long timeoutNanos) throws InterruptedException;
}
