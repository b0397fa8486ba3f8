package dev.millrace.sim.recording;

import dev.millrace.api.Message;
import dev.millrace.ledger.Outcome;

/**
 * Receives the events of messages with their times, from the meters that have read the clock for
 * them. Times are nanoseconds since the start of the run. Not thread-safe.
 */
public interface MessageRecorder {

  /** Records that a message is offered, which is counted when it was due. */
  default void offered(Message message) {}

  /** Records that a producer was blocked in put. */
  default void blocked(long fromNanos, long toNanos) {}

  /** Records that a consumer was busy. */
  default void busy(long fromNanos, long toNanos) {}

  /** Records the length of the queue from this time on, known at all times. */
  default void queueLength(int length, long nowNanos) {}

  /** Records a length of the queue that was read, in a run in which it is not always known. */
  default void queueSeen(int length, long nowNanos) {}

  /** Records that a message is dropped. */
  default void dropped(Message message, String reason, long nowNanos) {}

  /**
   * Records that a message that was not dropped has reached its outcome.
   *
   * @param startedNanos when its consumer began to process it, or {@link MessageLog#NEVER}
   */
  default void completed(Message message, Outcome outcome, long startedNanos, long nowNanos) {}
}
