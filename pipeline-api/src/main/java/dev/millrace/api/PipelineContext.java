package dev.millrace.api;

import java.util.List;

/**
 * The run that a pipeline serves: its time and workers, and the account of messages that the
 * pipeline drops by itself.
 *
 * <p>A pipeline receives it in its constructor. The workers are known then, but the time is
 * available, and drops are recorded, only within a call of {@code put}, {@code offer}, {@code
 * take}, {@code poll}, {@code drainTo}, {@code putEvicting} or {@code close}. Thread-safe.
 */
public interface PipelineContext {

  /**
   * Returns the time of the calling worker, in nanoseconds since the start of the run. On real
   * threads it may seem to go back from one worker to another by the resolution of the clock.
   *
   * @throws IllegalStateException if the run has not started
   */
  long nanos();

  /** Returns the number of workers that put messages; at least 1. */
  int producers();

  /** Returns the number of workers that take messages; at least 1. */
  int consumers();

  /** Returns the names of the workers that put messages, such as {@code network-1}. */
  List<String> producerNames();

  /**
   * Records that the pipeline drops a message by itself, as active queue management does: one that
   * it had accepted, or accepts by the current call. Called once for each message, on the thread
   * that called the pipeline and before that call returns. Never waits and never calls the
   * pipeline, so locks may be held.
   *
   * @param reason the name under which the ledger counts the message, in kebab-case
   * @throws IllegalStateException if the run has not started
   */
  void dropped(Message message, String reason);
}
