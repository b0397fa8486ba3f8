package dev.millrace.api;

import java.util.List;

/**
 * A pipeline that can take messages back out to make room for a new one, in one step that no other
 * thread comes between.
 *
 * <p>Polling and then offering is no substitute: with several producers another message may take
 * the room, and with a consumer at work the message polled may not be the one that stood in the
 * way.
 *
 * @param <T> what is handed over; null is not allowed
 */
public interface EvictingPipeline<T> extends Pipeline<T> {

  /** Which messages have to go. */
  enum Victims {
    /** The one that would have been taken next. */
    OLDEST,
    /** The one that was put last. */
    NEWEST,
    /** All of them. */
    ALL
  }

  /**
   * Puts a message; if the pipeline is full, removes others first, in the same step. Never waits.
   *
   * @return what was removed, in the order in which it was put; empty if there was room
   * @throws ClosedPipelineException if the pipeline is closed; nothing was removed
   */
  List<T> putEvicting(T message, Victims victims);
}
