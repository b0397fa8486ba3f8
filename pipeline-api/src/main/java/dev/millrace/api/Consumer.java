package dev.millrace.api;

import java.util.List;
import java.util.OptionalDouble;

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
   * Stores several messages at once, for a group whose {@code batch.size} is above 1. As it stands
   * here it stores them one by one; a consumer that has a cheaper way brings its own.
   *
   * <p>A batch is stored as a whole or not at all: when this throws, all of it is tried again, or
   * counts as failed.
   *
   * @param batch at least two messages, in the order in which they were taken; not to be changed,
   *     nor kept after the return
   * @throws InterruptedException as for {@link #accept}
   * @throws Exception as for {@link #accept}
   */
  default void acceptAll(List<Message> batch, Clock clock) throws Exception {
    for (Message message : batch) {
      accept(message, clock);
    }
  }

  /**
   * How long a successful call takes on average when nothing is in its way, in nanoseconds; empty
   * when the consumer cannot know. It serves to tell the load beforehand.
   *
   * @param messages how many messages the call stores; at least 1
   */
  default OptionalDouble meanServiceNanos(int messages) {
    return OptionalDouble.empty();
  }

  /**
   * How many calls of the consumers of one group can be at work at once, because of what they
   * share, such as connections; {@link Integer#MAX_VALUE} when only the workers limit it. It serves
   * to tell the load beforehand.
   */
  default int callsAtOnce() {
    return Integer.MAX_VALUE;
  }

  /**
   * Releases what the consumer holds. Called exactly once, after the last message was stored or
   * given up, or when the run was given up before it began.
   */
  @Override
  default void close() throws Exception {}
}
