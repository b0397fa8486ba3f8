package dev.millrace.ledger;

import dev.millrace.api.Message;

/**
 * Receives the events in the life of the messages that pass through one worker, in the order in
 * which they happen. The {@link Journal} accounts for them, the meters measure them.
 *
 * <p>Called by the worker's thread alone. An event that an observer does not override is ignored.
 */
public interface MessageObserver {

  /** Ignores all events. */
  MessageObserver NONE = new MessageObserver() {};

  /** The worker's producer has a message, which is about to be put. */
  default void offered(Message message) {}

  /** The pipeline accepted the message that was offered last. */
  default void accepted(Message message) {}

  /** The overflow policy dropped the message that was offered last. */
  default void dropped(Message message, String reason) {}

  /** The message that was offered last took the place of this one, which is dropped. */
  default void evicted(Message victim, String reason) {}

  /** The worker is about to take a message from the pipeline. */
  default void taking() {}

  /** The worker took a message from the pipeline. */
  default void taken(Message message) {}

  /** The worker dropped the message that it took last: its deadline had passed. */
  default void expired(Message message) {}

  /** The worker's consumer begins to store the messages that it holds. */
  default void started() {}

  /** The worker no longer holds the message, which has reached this outcome. */
  default void completed(Message message, Outcome outcome) {}
}
