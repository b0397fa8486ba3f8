package dev.millrace.sim.recording;

import dev.millrace.api.Message;

/**
 * Receives each message of a run once, when it has reached its outcome. Called by one thread at a
 * time; on real threads, the order is not that of time.
 */
@FunctionalInterface
public interface MessageLog {

  /** The start of a message that no consumer began to process. */
  long NEVER = Long.MAX_VALUE;

  /**
   * Receives a message.
   *
   * @param startedNanos when its consumer began to process it, or {@link #NEVER}
   * @param endedNanos when it reached its outcome
   * @param outcome {@code delivered}, {@code failed}, {@code abandoned}, {@code undrained}, or the
   *     reason for which it was dropped
   */
  void ended(Message message, long startedNanos, long endedNanos, String outcome);
}
