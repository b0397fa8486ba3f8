package dev.millrace.sim.measure;

import dev.millrace.api.Message;
import dev.millrace.ledger.MessageObserver;
import dev.millrace.ledger.Outcome;
import java.util.function.LongSupplier;

/**
 * Measures one storing worker: the times of its messages, and how long it is busy. A batch counts
 * as one call that all its messages share.
 *
 * <p>Not thread-safe: used by the worker's thread, and read after that thread has ended.
 */
public final class ConsumerMeter implements MessageObserver {

  private static final long NOT_STARTED = Long.MAX_VALUE;

  private final String worker;
  private final WarmUp warmUp;
  private final MessageTimes times;
  private final LongSupplier clock;
  private final int weight;
  private long startedNanos = NOT_STARTED;
  private long busyFromNanos = NOT_STARTED;
  private long doneNanos;
  private long busyNanos;
  private long expired;

  /**
   * Creates a meter.
   *
   * @param times receives the times of its messages; workers of one thread may share it
   * @param clock the time of the run in nanoseconds
   */
  public ConsumerMeter(String worker, WarmUp warmUp, MessageTimes times, LongSupplier clock) {
    this(worker, warmUp, times, clock, 1);
  }

  private ConsumerMeter(
      String worker, WarmUp warmUp, MessageTimes times, LongSupplier clock, int weight) {
    this.worker = worker;
    this.warmUp = warmUp;
    this.times = times;
    this.clock = clock;
    this.weight = weight;
  }

  /** Creates a meter of the same worker whose timed calls each represent a number of calls. */
  ConsumerMeter withWeight(int weight) {
    return new ConsumerMeter(worker, warmUp, new MessageTimes(warmUp), clock, weight);
  }

  @Override
  public void expired(Message message) {
    if (warmUp.counts(message.dueNanos())) {
      expired++;
    }
  }

  @Override
  public void started() {
    startedNanos = clock.getAsLong();
    busyFromNanos = startedNanos;
  }

  @Override
  public void completed(Message message, Outcome outcome) {
    doneNanos = clock.getAsLong();
    if (doneNanos > busyFromNanos) {
      busyNanos += warmUp.within(busyFromNanos, doneNanos);
    }
    busyFromNanos = NOT_STARTED; // the rest of a batch shares the call
    if (outcome == Outcome.DELIVERED) {
      times.delivered(message.dueNanos(), startedNanos, doneNanos);
    }
  }

  /** Counts a message whose call is not timed. */
  void countCompleted(Message message, Outcome outcome) {
    if (outcome == Outcome.DELIVERED) {
      times.deliveredUntimed(message.dueNanos());
    }
  }

  /** Returns when the last timed call ended. */
  long doneNanos() {
    return doneNanos;
  }

  String worker() {
    return worker;
  }

  MessageTimes times() {
    return times;
  }

  /** Returns how many measured messages it dropped, since their deadline had passed. */
  long expired() {
    return expired;
  }

  int weight() {
    return weight;
  }

  long busyNanos() {
    return busyNanos * weight;
  }
}
