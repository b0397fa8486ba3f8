package dev.millrace.testkit;

import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A call that runs on a thread of its own: seen to wait, interrupted, and asked how it ended. */
final class Call<V extends @Nullable Object> {

  /** For how long a thread that does not park must be seen in one call to count as waiting. */
  private static final long SPINNING_NANOS = Duration.ofMillis(3).toNanos();

  private static final Set<Thread.State> WAITING =
      Set.of(Thread.State.WAITING, Thread.State.TIMED_WAITING);

  /** An action that may throw, and returns nothing. */
  interface Action {
    void run() throws Exception;
  }

  private final FutureTask<V> task;
  private final Thread thread;
  private final Duration patience;

  private Call(Callable<V> call, Duration patience) {
    this.task = new FutureTask<>(call);
    this.patience = patience;
    this.thread = new Thread(task, "testkit-worker");
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Starts a call.
   *
   * @param patience after how long it counts as hanging
   */
  static <V extends @Nullable Object> Call<V> of(Callable<V> call, Duration patience) {
    return new Call<>(call, patience);
  }

  /** Starts an action; its result is the word {@code done}. */
  static Call<String> doing(Action action, Duration patience) {
    return new Call<>(
        () -> {
          action.run();
          return "done";
        },
        patience);
  }

  /**
   * Returns once the thread waits: it is parked, or it has been seen inside a pipeline for some
   * milliseconds on end. Returns as well when the call has ended.
   */
  @SuppressWarnings("ThreadPriorityCheck") // the thread may need this very processor
  Call<V> awaitWaiting() {
    long start = System.nanoTime();
    long inside = start;
    while (!task.isDone()) {
      long now = System.nanoTime();
      if (WAITING.contains(thread.getState()) || now - inside > SPINNING_NANOS) {
        return this;
      }
      if (!isInsideAPipeline()) {
        inside = now;
      }
      if (now - start > patience.toNanos()) {
        throw hang();
      }
      Thread.yield();
    }
    return this;
  }

  private boolean isInsideAPipeline() {
    return Arrays.stream(thread.getStackTrace())
        .anyMatch(frame -> Set.of("put", "offer", "take", "poll").contains(frame.getMethodName()));
  }

  boolean isDone() {
    return task.isDone();
  }

  void interrupt() {
    thread.interrupt();
  }

  /** What the call returned, as soon as it has; throws what the call threw. */
  V result() throws Exception {
    try {
      return task.get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Exception cause) {
        throw cause;
      }
      throw new AssertionError("a call threw " + e.getCause(), e.getCause());
    } catch (TimeoutException e) {
      throw hang();
    }
  }

  private AssertionError hang() {
    var hang =
        new AssertionError(
            "a call was still hanging after " + patience.toSeconds() + " s, at the place below");
    hang.setStackTrace(thread.getStackTrace());
    return hang;
  }
}
