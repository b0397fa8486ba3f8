package dev.millrace.api;

import org.jspecify.annotations.Nullable;

/**
 * A source of messages: each call returns the next one and the gap that precedes it.
 *
 * <p>The engine owns the schedule: it adds up the gaps, waits until a message is due, and stops
 * asking when the run ends. A producer never waits for a due time.
 *
 * <p>Each worker of a group has its own producer object. Only the worker's thread calls it, so a
 * producer needs no locks of its own.
 */
public interface Producer extends AutoCloseable {

  /**
   * Returns the next message and the gap that precedes it.
   *
   * <p>A producer that computes or reads its messages returns at once. One that listens to the
   * outside world may block until a message is received, and is interrupted when the run ends; it
   * returns {@link Arrival#now} and is marked {@link RealTimeOnly}.
   *
   * @return the next message, or null at the end of the stream; after null it is not called again
   * @throws InterruptedException if the thread is interrupted while it listens
   * @throws Exception if no further message can be produced; the run fails, and its result names
   *     the worker and this cause
   */
  @Nullable Arrival next() throws Exception;

  /**
   * Returns whether {@link #next()} never returns null. A run in virtual time without a limit of
   * its own refuses such a producer.
   */
  default boolean isEndless() {
    return false;
  }

  /**
   * Returns a remark on the schedule for the summary of a run, such as an assumption about recorded
   * times: a sentence on one line. The pre-flight check asks the first worker of each group.
   *
   * @return the remark, or null for none
   * @throws Exception if the input cannot be read; the run then fails by {@link #next()}
   */
  default @Nullable String remark() throws Exception {
    return null;
  }

  /**
   * Returns why the arrivals are the same in each replication although they are a sample of
   * traffic, such as a recording, so that intervals do not show how traffic varies: a sentence on
   * one line. The summary of a run with replications shows it.
   *
   * @return the caution, or null if arrivals vary, or are meant to be the same
   */
  default @Nullable String replicationCaution() {
    return null;
  }

  /**
   * Releases the producer's resources. Called exactly once, after the last call of {@link #next()}
   * returned or threw, or if the run was cancelled before it started.
   */
  @Override
  default void close() throws Exception {}
}
