package dev.millrace.pipeline;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A call that runs on a thread of its own: seen to wait, interrupted, and asked how it ended. */
final class Running<V extends @Nullable Object> {

  /** Much longer than anything here takes; a test that needs it has found a hang. */
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private static final Set<Thread.State> WAITING =
      Set.of(Thread.State.WAITING, Thread.State.TIMED_WAITING);

  /** An action that may throw, and returns nothing. */
  interface Action {
    void run() throws Exception;
  }

  private final FutureTask<V> task;
  private final Thread thread;

  private Running(Callable<V> call) {
    task = new FutureTask<>(call);
    thread = new Thread(task, "test-worker");
    thread.setDaemon(true);
    thread.start();
  }

  static <V extends @Nullable Object> Running<V> call(Callable<V> call) {
    return new Running<>(call);
  }

  static Running<String> run(Action action) {
    return new Running<>(
        () -> {
          action.run();
          return "done";
        });
  }

  Running<V> awaitWaiting() {
    await()
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(1))
        .until(() -> WAITING.contains(thread.getState()));
    return this;
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
      return task.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Exception cause) {
        throw cause;
      }
      throw e;
    } catch (TimeoutException e) {
      var hang = new AssertionError("still hanging after " + LIMIT + ", at the place below");
      hang.setStackTrace(thread.getStackTrace());
      throw hang;
    }
  }
}
