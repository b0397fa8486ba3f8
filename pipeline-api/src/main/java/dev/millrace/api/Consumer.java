package dev.millrace.api;

/**
 * A sink of messages: each call stores one and returns when that is done.
 *
 * <p>Each worker of a group has its own consumer object. The worker's thread alone calls it, so a
 * consumer needs no locks of its own.
 */
public interface Consumer extends AutoCloseable {

  /**
   * Stores a message; the message is done when this returns. Work that is simulated takes its time
   * by {@link Clock#sleepNanos(long)}. Visible work, such as logging, comes before the sleep or at
   * the end of the call.
   *
   * @throws InterruptedException from the clock, when the run wants the worker to stop; the message
   *     then counts as abandoned
   * @throws Exception when this message could not be stored. The group's {@code retry} setting says
   *     how often it is tried again; when the attempts are used up it counts as failed and the run
   *     goes on with the next message. An {@link Error} ends the run.
   */
  void accept(Message message, Clock clock) throws Exception;

  /**
   * Releases what the consumer holds. Called exactly once, after the last call of {@link #accept}
   * returned or threw, or when the run was given up before it began.
   */
  @Override
  default void close() throws Exception {}
}
