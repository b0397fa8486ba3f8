package dev.millrace.sim.engine;

import dev.millrace.api.Message;
import dev.millrace.api.Pipeline;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The controlling thread's access to a pipeline that may be deadlocked: each call has a thread of
 * its own and a time limit, so that a deadlock is reported instead of waited for.
 *
 * <p>Used by the controlling thread alone, except for {@link #isClosing()}, which is volatile. The
 * result of a call is passed on through a queue.
 */
public final class GuardedPipeline {

  private final Pipeline<Message> pipeline;
  private final Duration limit;
  private final Set<String> failures = new LinkedHashSet<>();
  private volatile boolean closing;

  /** The result of a call: a value, null at the end, or a failure. */
  private record CallResult<R>(@Nullable R result, @Nullable String failure) {}

  /**
   * Creates the access.
   *
   * @param limit the time limit of each call
   */
  public GuardedPipeline(Pipeline<Message> pipeline, Duration limit) {
    this.pipeline = pipeline;
    this.limit = limit;
  }

  /** Returns the pipeline's capacity; 0 if the call fails. */
  public int capacity() {
    return call("capacity", pipeline::capacity, 0);
  }

  /** Returns whether the pipeline promises to keep the order; false if the call fails. */
  public boolean keepsOrder() {
    return call("keepsOrder", pipeline::keepsOrder, false);
  }

  /** Closes the pipeline, once. */
  public void close() {
    if (!closing) {
      closing = true;
      call(
          "close",
          () -> {
            pipeline.close();
            return true;
          },
          false);
    }
  }

  /** Returns whether the pipeline was closed. */
  public boolean isClosing() {
    return closing;
  }

  /**
   * Empties the pipeline; the time limit applies to each message.
   *
   * @param atMost a limit for a pipeline that never runs dry
   * @return whether the pipeline is empty or the limit was reached
   */
  public boolean drainTo(Consumer<Message> sink, long atMost) {
    BlockingQueue<CallResult<Message>> results = new LinkedBlockingQueue<>();
    start(
        results,
        () -> {
          for (long n = 0; n < atMost; n++) {
            Message message = pipeline.poll();
            if (message == null) {
              break;
            }
            results.add(new CallResult<>(message, null));
          }
          return null;
        });
    while (true) {
      CallResult<Message> result = next(results, "poll");
      if (result == null || result.result() == null) {
        return result != null && result.failure() == null;
      }
      sink.accept(result.result());
    }
  }

  /** Returns the failures of these calls, a sentence each. */
  public List<String> failures() {
    return List.copyOf(failures);
  }

  private <R> R call(String method, Supplier<R> body, R otherwise) {
    BlockingQueue<CallResult<R>> results = new LinkedBlockingQueue<>();
    start(results, body);
    CallResult<R> result = next(results, method);
    return result == null || result.result() == null ? otherwise : result.result();
  }

  private static <R> void start(BlockingQueue<CallResult<R>> results, Supplier<@Nullable R> body) {
    Thread thread =
        new Thread(
            () -> {
              try {
                results.add(new CallResult<>(body.get(), null));
              } catch (Throwable t) {
                results.add(new CallResult<>(null, Failures.text(t)));
              }
            },
            "engine");
    thread.setDaemon(true);
    thread.start();
  }

  /** Returns the next result within the limit, or null; keeps an interrupt for the caller. */
  private <R> @Nullable CallResult<R> next(BlockingQueue<CallResult<R>> results, String method) {
    boolean interrupted = false;
    try {
      long deadline = System.nanoTime() + limit.toNanos();
      while (true) {
        try {
          CallResult<R> result = results.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
          if (result == null) {
            failures.add(
                "the pipeline's %s() did not return within %s"
                    .formatted(method, WatchedWork.seconds(limit)));
          } else if (result.failure() != null) {
            failures.add("the pipeline's %s() threw %s".formatted(method, result.failure()));
          }
          return result;
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
}
