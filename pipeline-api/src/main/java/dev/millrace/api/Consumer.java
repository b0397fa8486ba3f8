package dev.millrace.api;

import java.util.List;

/**
 * A sink of messages: each call stores one message, and returns when it is stored.
 *
 * <p>Each worker of a group has its own consumer object. Only the worker's thread calls it, so a
 * consumer needs no locks of its own. A consumer whose service time is known beforehand also
 * implements {@link ServiceEstimate}.
 */
public interface Consumer extends AutoCloseable {

  /**
   * Stores a message. Simulated work takes its time by {@link Clock#sleepNanos(long)}. Visible
   * work, such as logging, comes before the sleep or at the end of the call.
   *
   * @throws InterruptedException if the clock throws it because the run stops this worker; the
   *     message then counts as abandoned
   * @throws Exception if the message cannot be stored. It is tried again as often as the group's
   *     {@code retry} setting allows, then counts as failed, and the run continues with the next
   *     message. An {@link Error} ends the run.
   */
  void accept(Message message, Clock clock) throws Exception;

  /**
   * Stores several messages at once, for a group whose {@code batch.size} is above 1. The default
   * stores them one by one.
   *
   * <p>A batch succeeds or fails as a whole: if this throws, all of its messages are tried again,
   * or count as failed.
   *
   * @param batch at least two messages, in the order in which they were taken; unmodifiable, and
   *     valid only during the call
   * @throws InterruptedException as for {@link #accept}
   * @throws Exception as for {@link #accept}
   */
  default void acceptAll(List<Message> batch, Clock clock) throws Exception {
    for (Message message : batch) {
      accept(message, clock);
    }
  }

  /**
   * Releases the consumer's resources. Called exactly once, after the last message was stored or
   * abandoned, or if the run was cancelled before it started.
   */
  @Override
  default void close() throws Exception {}
}
