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

/** A call on its own thread, which can be observed waiting, interrupted and joined. */
final class Call<V extends @Nullable Object> {

  /**
   * The time that a thread must stay in one pipeline call to count as waiting if it does not park.
   */
  private static final long MIN_SPIN_NANOS = Duration.ofMillis(3).toNanos();

  private static final Set<Thread.State> WAITING =
      Set.of(Thread.State.WAITING, Thread.State.TIMED_WAITING);

  /** An action that may throw and returns nothing. */
  interface Action {
    void run() throws Exception;
  }

  private final FutureTask<V> task;
  private final Thread thread;
  private final Duration callTimeout;

  private Call(Callable<V> call, Duration callTimeout) {
    this.task = new FutureTask<>(call);
    this.callTimeout = callTimeout;
    this.thread = new Thread(task, "testkit-worker");
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Starts a call.
   *
   * @param callTimeout the time after which the call counts as hanging
   */
  static <V extends @Nullable Object> Call<V> of(Callable<V> call, Duration callTimeout) {
    return new Call<>(call, callTimeout);
  }

  /** Starts an action; its result is {@code "done"}. */
  static Call<String> ofAction(Action action, Duration callTimeout) {
    return new Call<>(
        () -> {
          action.run();
          return "done";
        },
        callTimeout);
  }

  /**
   * Waits until the thread waits: it is parked, or has been inside a pipeline call for some
   * milliseconds. Returns also when the call has ended.
   */
  @SuppressWarnings("ThreadPriorityCheck") // the thread may need this processor
  Call<V> awaitWaiting() {
    long start = System.nanoTime();
    long inside = start;
    while (!task.isDone()) {
      long now = System.nanoTime();
      if (WAITING.contains(thread.getState()) || now - inside > MIN_SPIN_NANOS) {
        return this;
      }
      if (!isInPipelineCall()) {
        inside = now;
      }
      if (now - start > callTimeout.toNanos()) {
        throw hang();
      }
      Thread.yield();
    }
    return this;
  }

  private boolean isInPipelineCall() {
    return Arrays.stream(thread.getStackTrace())
        .anyMatch(frame -> Set.of("put", "offer", "take", "poll").contains(frame.getMethodName()));
  }

  boolean isDone() {
    return task.isDone();
  }

  void interrupt() {
    thread.interrupt();
  }

  /** Waits for the call and returns its result; throws what the call threw. */
  V result() throws Exception {
    try {
      return task.get(callTimeout.toNanos(), TimeUnit.NANOSECONDS);
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
            "a call did not return within " + callTimeout.toSeconds() + " s; its stack follows");
    hang.setStackTrace(thread.getStackTrace());
    return hang;
  }
}
