package dev.millrace.api;

import org.jspecify.annotations.Nullable;

/**
 * A source of messages: each call waits until the next one is due and returns its body.
 *
 * <p>Each worker of a group has its own producer object. The worker's thread alone calls it, so a
 * producer needs no locks of its own.
 */
public interface Producer extends AutoCloseable {

  /**
   * Waits on the clock until the next message is due and returns its body. The time that the clock
   * shows on return is the message's due time.
   *
   * <p>Blocks on nothing but the clock. A producer does its visible work, such as logging, before
   * it sleeps or at the end of the call.
   *
   * @return the body, or null at the end of the stream; after null it is not called again
   * @throws InterruptedException from the clock, when the run wants the worker to stop
   * @throws Exception when no further message can be made; this ends the run as failed, with the
   *     worker's name and this cause
   */
  @Nullable Object next(Clock clock) throws Exception;

  /**
   * Whether {@link #next(Clock)} never returns null. A run in virtual time, which nobody waits for,
   * is refused when it has such a producer and no limit of its own.
   */
  default boolean endless() {
    return false;
  }

  /**
   * Releases what the producer holds. Called exactly once, after the last call of {@link
   * #next(Clock)} returned or threw, or when the run was given up before it began.
   */
  @Override
  default void close() throws Exception {}
}
