package dev.millrace.sim.engine;

import dev.millrace.api.Message;
import dev.millrace.api.Pipeline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The controlling thread's access to a pipeline that it cannot trust: every call has a thread and a
 * time limit of its own, so that a deadlocked pipeline is reported, not waited for.
 *
 * <p>Used by the controlling thread alone, but for {@link #closing()}, which is volatile.
 */
final class GuardedPipeline {

  private final Pipeline<Message> pipeline;
  private final Duration limit;
  private final Set<String> complaints = new LinkedHashSet<>();
  private volatile boolean closing;

  GuardedPipeline(Pipeline<Message> pipeline, Duration limit) {
    this.pipeline = pipeline;
    this.limit = limit;
  }

  /** Closes the pipeline, once. */
  void close() {
    if (!closing) {
      closing = true;
      call(
          "close",
          () -> {
            pipeline.close();
            return true;
          });
    }
  }

  /** Whether the end of the stream was told to the pipeline. */
  boolean closing() {
    return closing;
  }

  /** How many messages are inside; 0 if the pipeline does not answer. */
  int size() {
    Integer size = call("size", pipeline::size);
    return size == null ? 0 : size;
  }

  /**
   * Empties the pipeline.
   *
   * @param atMost a limit for a pipeline that never runs dry
   */
  void drainTo(Consumer<Message> sink, long atMost) {
    List<Message> left =
        call(
            "poll",
            () -> {
              List<Message> drained = new ArrayList<>();
              while (drained.size() < atMost) {
                Message message = pipeline.poll();
                if (message == null) {
                  break;
                }
                drained.add(message);
              }
              return drained;
            });
    if (left != null) {
      left.forEach(sink);
    }
  }

  /** What went wrong in these calls, a sentence each. */
  List<String> complaints() {
    return List.copyOf(complaints);
  }

  private <R> @Nullable R call(String method, Callable<R> body) {
    FutureTask<R> task = new FutureTask<>(body);
    Thread thread = new Thread(task, "engine");
    thread.setDaemon(true);
    thread.start();
    try {
      return task.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      complaints.add(
          "the pipeline's %s() did not return within %s s".formatted(method, limit.toSeconds()));
    } catch (ExecutionException e) {
      complaints.add("the pipeline's %s() threw %s".formatted(method, e.getCause()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return null;
  }
}
