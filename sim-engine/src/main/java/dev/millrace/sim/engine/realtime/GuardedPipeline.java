package dev.millrace.sim.engine.realtime;

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
 * The controlling thread's access to a pipeline that it cannot trust: calls have a thread of their
 * own and a time limit, so that a deadlocked pipeline is reported, not waited for.
 *
 * <p>Used by the controlling thread alone, but for {@link #closing()}, which is volatile. An answer
 * reaches it through a queue.
 */
final class GuardedPipeline {

  private final Pipeline<Message> pipeline;
  private final Duration limit;
  private final Set<String> complaints = new LinkedHashSet<>();
  private volatile boolean closing;

  /** What a call came to: a result, or nothing more to come, or an exception. */
  private record Answer<R>(@Nullable R result, @Nullable Throwable failure) {}

  GuardedPipeline(Pipeline<Message> pipeline, Duration limit) {
    this.pipeline = pipeline;
    this.limit = limit;
  }

  /** The pipeline's capacity; 0 if it does not tell. */
  int capacity() {
    return ask("capacity", pipeline::capacity, 0);
  }

  /** Whether the pipeline promises to keep the order; false if it does not tell. */
  boolean keepsOrder() {
    return ask("keepsOrder", pipeline::keepsOrder, false);
  }

  /** Closes the pipeline, once. */
  void close() {
    if (!closing) {
      closing = true;
      ask(
          "close",
          () -> {
            pipeline.close();
            return true;
          },
          false);
    }
  }

  /** Whether the end of the stream was told to the pipeline. */
  boolean closing() {
    return closing;
  }

  /**
   * Empties the pipeline; each message has the time limit.
   *
   * @param atMost a limit for a pipeline that never runs dry
   * @return whether it told that it is empty, or reached that limit
   */
  boolean drainTo(Consumer<Message> sink, long atMost) {
    BlockingQueue<Answer<Message>> answers = new LinkedBlockingQueue<>();
    call(
        answers,
        () -> {
          for (long n = 0; n < atMost; n++) {
            Message message = pipeline.poll();
            if (message == null) {
              break;
            }
            answers.add(new Answer<>(message, null));
          }
          return null;
        });
    while (true) {
      Answer<Message> answer = next(answers, "poll");
      if (answer == null || answer.result() == null) {
        return answer != null && answer.failure() == null;
      }
      sink.accept(answer.result());
    }
  }

  /** What went wrong in these calls, a sentence each. */
  List<String> complaints() {
    return List.copyOf(complaints);
  }

  private <R> R ask(String method, Supplier<R> question, R otherwise) {
    BlockingQueue<Answer<R>> answers = new LinkedBlockingQueue<>();
    call(answers, question);
    Answer<R> answer = next(answers, method);
    return answer == null || answer.result() == null ? otherwise : answer.result();
  }

  private static <R> void call(BlockingQueue<Answer<R>> answers, Supplier<@Nullable R> body) {
    Thread thread =
        new Thread(
            () -> {
              try {
                answers.add(new Answer<>(body.get(), null));
              } catch (Throwable t) {
                answers.add(new Answer<>(null, t));
              }
            },
            "engine");
    thread.setDaemon(true);
    thread.start();
  }

  /** The next answer within the limit, or null; an interrupt is kept for whoever waits next. */
  private <R> @Nullable Answer<R> next(BlockingQueue<Answer<R>> answers, String method) {
    boolean interrupted = false;
    try {
      long deadline = System.nanoTime() + limit.toNanos();
      while (true) {
        try {
          Answer<R> answer = answers.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
          if (answer == null) {
            complaints.add(
                "the pipeline's %s() did not return within %s s"
                    .formatted(method, limit.toSeconds()));
          } else if (answer.failure() != null) {
            complaints.add("the pipeline's %s() threw %s".formatted(method, answer.failure()));
          }
          return answer;
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
