package dev.millrace.sim.engine;

import dev.millrace.sim.engine.ComponentCalls.Method;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Work that calls components, on a daemon thread of its own, so that it can be given up when a call
 * does not return. The wall clock decides, even if the work is a simulation.
 *
 * <p>For one thread, which starts the work and waits for it; waiting is not interruptible, and the
 * interrupt status is kept. The result is published by a latch.
 *
 * @param <R> the type of the result
 */
public final class WatchedWork<R> {

  /** The time that a component has to react to an interrupt. */
  public static final Duration GRACE = Duration.ofSeconds(1);

  private static final long MAX_TICK_NANOS = Duration.ofMillis(50).toNanos();
  private static final int MAX_FRAMES = 6;

  private final ComponentCalls calls;
  private final Thread thread;
  private final CountDownLatch ended = new CountDownLatch(1);
  private @Nullable R result;
  private @Nullable Throwable failure;

  /** The call that did not return in time; 0 if all did. */
  private long stuck;

  private WatchedWork(String name, ComponentCalls calls, Callable<R> work) {
    this.calls = calls;
    this.thread = new Thread(() -> run(work), name);
    thread.setDaemon(true);
  }

  /**
   * Starts work.
   *
   * @param name the name of its thread
   * @param calls marks the calls that it makes
   */
  public static <R> WatchedWork<R> start(String name, ComponentCalls calls, Callable<R> work) {
    WatchedWork<R> watched = new WatchedWork<>(name, calls, work);
    watched.thread.start();
    return watched;
  }

  private void run(Callable<R> work) {
    try {
      result = work.call();
    } catch (Throwable t) {
      failure = t;
    } finally {
      ended.countDown();
    }
  }

  /**
   * Waits for the end of the work, or until one call has not returned within a limit.
   *
   * @param limit the limit, queried again and again
   * @return whether the work has ended
   */
  public boolean await(Supplier<Duration> limit) {
    long call = 0;
    long sinceNanos = System.nanoTime();
    while (true) {
      long limitNanos = limit.get().toNanos();
      if (awaitEnd(Math.max(1, Math.min(MAX_TICK_NANOS, limitNanos / 4)))) {
        return true;
      }
      long now = calls.underWay();
      if (now == 0 || now != call) {
        call = now;
        sinceNanos = System.nanoTime();
      } else if (System.nanoTime() - sinceNanos >= limitNanos) {
        stuck = call;
        return false;
      }
    }
  }

  /** Interrupts the work and returns whether it ends within {@link #GRACE}. */
  public boolean endsWhenInterrupted() {
    thread.interrupt();
    return awaitEnd(GRACE.toNanos());
  }

  /**
   * Interrupts the work and makes sure that it changes nothing any more: on return its thread has
   * ended, or is in a call of a component from which it never gets back to the engine.
   */
  public void abandon() {
    thread.interrupt();
    do {
      calls.abandon(thread);
    } while (calls.underWay() == 0 && !awaitEnd(MAX_TICK_NANOS));
  }

  private boolean awaitEnd(long nanos) {
    long deadline = System.nanoTime() + nanos;
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return ended.await(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
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

  /**
   * Returns the result of work that has ended, or throws its failure.
   *
   * @throws IllegalStateException if the work failed by a checked exception
   */
  public @Nullable R result() {
    if (failure instanceof RuntimeException exception) {
      throw exception;
    }
    if (failure instanceof Error error) {
      throw error;
    }
    if (failure != null) {
      throw new IllegalStateException(failure);
    }
    return result;
  }

  /** Returns the result, or null if the work has not ended or was abandoned. */
  public @Nullable R resultIfAny() {
    return ended.getCount() > 0 || ComponentCalls.isAbandoned(failure) ? null : result();
  }

  /** Returns the method that did not return. */
  public Method stuckMethod() {
    return ComponentCalls.method(stuck);
  }

  /** Returns the first lines of code that the thread is in, each on a line of its own. */
  public String place() {
    StringBuilder lines = new StringBuilder();
    frames(thread)
        .forEach(frame -> lines.append(System.lineSeparator()).append("    at ").append(frame));
    return lines.toString();
  }

  /** Returns a time limit as messages name it: {@code 10 s} or {@code 0.2 s}. */
  public static String seconds(Duration limit) {
    return BigDecimal.valueOf(limit.toNanos(), 9).stripTrailingZeros().toPlainString() + " s";
  }

  /** Returns the innermost frames of a thread; those of the JDK would hide who called them. */
  public static Stream<StackTraceElement> frames(Thread thread) {
    return Stream.of(thread.getStackTrace())
        .filter(
            frame ->
                !frame.getClassName().startsWith("java.")
                    && !frame.getClassName().startsWith("jdk."))
        .limit(MAX_FRAMES);
  }
}
