package dev.millrace.api;

import java.util.List;

/**
 * A pipeline that can evict messages to make room for a new one, in one atomic step.
 *
 * <p>Polling and then offering is no substitute: another producer may take the room, and if a
 * consumer takes a message meanwhile, the message that was polled need not have been in the way.
 *
 * @param <T> the type of the messages; null is not allowed
 */
public interface EvictingPipeline<T> extends Pipeline<T> {

  /** The messages to evict. */
  enum Victims {
    /** The message that would have been taken next. */
    OLDEST,
    /** The message that was put last. */
    NEWEST,
    /** All messages. */
    ALL
  }

  /**
   * Puts a message; if the pipeline is full, evicts others in the same step. Never waits.
   *
   * @return the evicted messages in the order in which they were put; empty if there was room
   * @throws ClosedPipelineException if the pipeline is closed; nothing was evicted
   */
  List<T> putEvicting(T message, Victims victims);
}
