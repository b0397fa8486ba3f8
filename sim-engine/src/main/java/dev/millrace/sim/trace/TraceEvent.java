package dev.millrace.sim.trace;

import dev.millrace.api.StepListener.Step;
import org.jspecify.annotations.Nullable;

/** One thing that a worker did, and when: the beginning or the end of a call, or a step within. */
public sealed interface TraceEvent {

  /** When it was, in nanoseconds since the start of the run; or a number of its own kind. */
  long nanos();

  /** Who did it. */
  String worker();

  /** What was done, in words. */
  String words();

  /**
   * The pipeline was called.
   *
   * @param operation the method, such as {@code put}
   * @param message the id of the message that was handed in; null when there is none
   */
  record Called(long nanos, String worker, String operation, @Nullable String message)
      implements TraceEvent {

    @Override
    public String words() {
      return message == null ? operation : operation + " " + message;
    }
  }

  /**
   * The pipeline's call ended.
   *
   * @param operation the method, such as {@code put}
   * @param outcome what it came to, in words
   * @param size how many messages were inside afterwards; negative when that is not known
   */
  record Returned(long nanos, String worker, String operation, String outcome, int size)
      implements TraceEvent {

    @Override
    public String words() {
      return operation + ": " + outcome;
    }
  }

  /**
   * The pipeline took a step that it traces.
   *
   * @param lock the name of the lock
   */
  record Stepped(long nanos, String worker, Step step, String lock) implements TraceEvent {

    @Override
    public String words() {
      return step + " " + lock;
    }
  }

  /** Something else that the worker did, such as to sleep. */
  record Noted(long nanos, String worker, String words) implements TraceEvent {}
}
