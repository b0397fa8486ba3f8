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

/** A call on its own thread, which a test can await, interrupt and get the result of. */
final class Running<V extends @Nullable Object> {

  /** Far longer than any call takes; a test that reaches it has found a hang. */
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

  /** Waits for the call to end, and returns its result or throws its exception. */
  V result() throws Exception {
    try {
      return task.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Exception cause) {
        throw cause;
      }
      throw e;
    } catch (TimeoutException e) {
      var hang = new AssertionError("still running after " + LIMIT + ", at the stack trace below");
      hang.setStackTrace(thread.getStackTrace());
      throw hang;
    }
  }
}
