package dev.millrace.sim.engine;

import dev.millrace.api.Message;

/** The random streams of a worker that begin anew with each message and attempt. */
@FunctionalInterface
public interface MessageDraws {

  /**
   * Moves the streams to their beginning for an attempt.
   *
   * @param first the message, or the first one of a batch
   * @param attempt its number, from 1
   */
  void begin(Message first, int attempt);
}
