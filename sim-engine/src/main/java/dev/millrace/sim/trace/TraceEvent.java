package dev.millrace.sim.trace;

import dev.millrace.api.StepListener.Step;
import org.jspecify.annotations.Nullable;

/** A timed event of a worker: the beginning or the end of a call, or a step within it. */
public sealed interface TraceEvent {

  /** Returns the time in nanoseconds since the start of the run. */
  long nanos();

  /** Returns the worker's name. */
  String worker();

  /** Describes the event. */
  String words();

  /**
   * The beginning of a call of the pipeline.
   *
   * @param operation the method, such as {@code put}
   * @param message the id of the message passed in; null if there is none
   */
  record Called(long nanos, String worker, String operation, @Nullable String message)
      implements TraceEvent {

    @Override
    public String words() {
      return message == null ? operation : operation + " " + message;
    }
  }

  /**
   * The end of a call of the pipeline.
   *
   * @param operation the method, such as {@code put}
   * @param outcome the result, in words
   * @param size the messages in the pipeline afterwards; negative if unknown
   */
  record Returned(long nanos, String worker, String operation, String outcome, int size)
      implements TraceEvent {

    @Override
    public String words() {
      return operation + ": " + outcome;
    }
  }

  /**
   * A step that the pipeline traces.
   *
   * @param lock the name of the lock
   */
  record Stepped(long nanos, String worker, Step step, String lock) implements TraceEvent {

    @Override
    public String words() {
      return step + " " + lock;
    }
  }

  /** Another event, such as a sleep. */
  record Noted(long nanos, String worker, String words) implements TraceEvent {}
}
