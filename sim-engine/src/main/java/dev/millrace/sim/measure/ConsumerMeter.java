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

  private final String worker;
  private final WarmUp warmUp;
  private final MessageTimes times;
  private final LongSupplier clock;
  private final Sampling sampling;

  /** Whether the current call is timed, and whether it is still under way. */
  private boolean timing;

  private boolean busy;
  private long startedNanos;
  private long doneNanos;
  private int weight;
  private long busyNanos;

  /**
   * Creates a meter.
   *
   * @param times receives the times of its messages; workers of one thread may share it
   * @param clock the time of the run in nanoseconds
   * @param sampling selects the calls that are timed
   */
  public ConsumerMeter(
      String worker, WarmUp warmUp, MessageTimes times, LongSupplier clock, Sampling sampling) {
    this.worker = worker;
    this.warmUp = warmUp;
    this.times = times;
    this.clock = clock;
    this.sampling = sampling;
  }

  @Override
  public void started() {
    timing = sampling.select();
    if (timing) {
      busy = true;
      startedNanos = clock.getAsLong();
    }
  }

  @Override
  public void completed(Message message, Outcome outcome) {
    if (busy) {
      endCall();
    }
    if (outcome == Outcome.DELIVERED) {
      if (timing) {
        times.delivered(message.dueNanos(), startedNanos, doneNanos, weight);
      } else {
        times.deliveredUntimed(message.dueNanos());
      }
    }
  }

  private void endCall() {
    busy = false;
    doneNanos = clock.getAsLong();
    weight = sampling.timed(doneNanos);
    busyNanos += warmUp.after(startedNanos, doneNanos) * weight;
  }

  String worker() {
    return worker;
  }

  MessageTimes times() {
    return times;
  }

  long busyNanos() {
    return busyNanos;
  }
}
