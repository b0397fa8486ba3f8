package dev.millrace.sim.engine;

import dev.millrace.api.Message;
import dev.millrace.api.Producer;
import dev.millrace.sim.engine.Simulation.ProducerSeat;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The making of one worker's messages: which is the next one and when there are no more, whatever
 * the engine. Not thread-safe: used by the worker's thread alone.
 */
public final class Production {

  private static final Logger LOG = LoggerFactory.getLogger(Production.class);

  private final String worker;
  private final Producer producer;
  private final boolean log;
  private final boolean closed;

  /** Null for no limit. */
  private final @Nullable MessageBudget budget;

  private final ScheduleClock schedule;
  private long sequence;

  /** Creates the making of a worker's messages, from the first on. */
  public Production(ProducerSeat seat, MessageBudget budget, ScheduleClock schedule) {
    this.worker = seat.name();
    this.producer = seat.producer();
    this.log = seat.log();
    this.closed = seat.arrivals() == Arrivals.CLOSED;
    this.budget = budget.isUnlimited() ? null : budget;
    this.schedule = schedule;
  }

  /**
   * The next body, due when the schedule says after this has returned; null when the producer has
   * ended, was told to stop, or has nothing due before the end of the run.
   *
   * @param nowNanos the time of the run
   */
  public @Nullable Object nextBody(long nowNanos) throws Exception {
    if (schedule.over(nowNanos)) {
      return null;
    }
    return bodyInTime();
  }

  /** The next body, when it is known that the end of the run has not come; null as before. */
  public @Nullable Object bodyInTime() throws Exception {
    try {
      return producer.next(schedule);
    } catch (Exception e) {
      if (schedule.ended()) {
        return null;
      }
      throw e;
    }
  }

  /**
   * Whether nothing more can be due before the end of the run.
   *
   * @param nowNanos the time of the run
   */
  public boolean isOver(long nowNanos) {
    return schedule.over(nowNanos);
  }

  /** The message with this body, now that it is due; null when the run has enough messages. */
  public @Nullable Message message(Object body) {
    return message(body, sequence++);
  }

  /** The same, where somebody else numbers the messages, from 0 without gaps. */
  public @Nullable Message message(Object body, long number) {
    if (budget != null && !budget.claim()) {
      return null;
    }
    if (log) {
      LOG.info("Producer got message: {}", body);
    }
    return new Message(worker, number, schedule.nanos(), body);
  }

  /** Whether nobody counts or logs the messages, or wants to be told when one was put. */
  public boolean isPlain() {
    return !log && !closed && budget == null;
  }

  /** Whether the next gap begins only when the last message was put. */
  public boolean closed() {
    return closed;
  }

  /** The message was put, dropped, or stored by the worker itself. */
  public void done(long nowNanos) {
    if (closed) {
      schedule.catchUp(nowNanos);
    }
  }
}
