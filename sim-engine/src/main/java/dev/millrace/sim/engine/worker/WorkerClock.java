package dev.millrace.sim.engine.worker;

import dev.millrace.api.Clock;
import dev.millrace.api.Message;
import java.util.function.BooleanSupplier;

/** The time of one worker that calls the blocking operations of the pipeline. */
public interface WorkerClock extends Clock {

  /** Returned by {@link #waitUntilDue} if there was nothing to wait for. */
  long DID_NOT_WAIT = -1;

  /**
   * Waits until a message is due.
   *
   * @return by how many nanoseconds the worker woke late, or {@link #DID_NOT_WAIT}
   * @throws InterruptedException if the worker is to stop
   */
  long waitUntilDue(long dueNanos) throws InterruptedException;

  /** Advances a clock that stands still while a call waits, up to the time-out of that call. */
  void advanceTo(long nanos);

  /**
   * Waits while a condition holds and the worker is not stopped. Who changes the condition then
   * calls {@link #wake}.
   *
   * @throws InterruptedException if the worker is to abandon what it has begun
   */
  void waitWhile(BooleanSupplier condition) throws InterruptedException;

  /** Lets the worker check the condition that it waits for; called by any thread. */
  default void wake() {}

  /** Returns whether the deadline of a message has passed. */
  default boolean isPast(Message message) {
    return message.deadlineNanos() != Message.NO_DEADLINE && message.isExpiredAt(nanos());
  }

  /** Returns whether a producing worker is to finish only what it has begun. */
  boolean isStopped();

  /** Returns whether the worker is to abandon what it has begun. */
  boolean isCancelled();

  /** Returns whether the duration of the run has passed. */
  boolean isTimeUp();
}
