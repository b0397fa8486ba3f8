package dev.millrace.sim.measure;

import dev.millrace.api.Message;
import dev.millrace.ledger.Ledger;
import dev.millrace.ledger.MessageObserver;
import dev.millrace.ledger.Outcome;
import dev.millrace.sim.recording.MessageRecorder;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

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
  private final GroupedTimes times;
  private final LongSupplier clock;
  private final int weight;

  /** Receives the same events; null for none. */
  private @Nullable MessageRecorder recorder;

  /** The current number of messages in the pipeline, for the recorder; null if it knows it. */
  private @Nullable IntSupplier queueLength;

  private long startedNanos = NOT_STARTED;
  private long busyFromNanos = NOT_STARTED;
  private long doneNanos;
  private long busyNanos;

  /**
   * Creates a meter.
   *
   * @param times receives the times of its messages; workers of one thread and group may share it
   * @param clock the time of the run in nanoseconds
   */
  public ConsumerMeter(String worker, WarmUp warmUp, GroupedTimes times, LongSupplier clock) {
    this(worker, warmUp, times, clock, 1);
  }

  private ConsumerMeter(
      String worker, WarmUp warmUp, GroupedTimes times, LongSupplier clock, int weight) {
    this.worker = worker;
    this.warmUp = warmUp;
    this.times = times;
    this.clock = clock;
    this.weight = weight;
  }

  /**
   * Passes events on to a recorder, in addition.
   *
   * @param to null for none
   * @param length the current number of messages in the pipeline, which is read before each call;
   *     null if the recorder knows it
   */
  public void record(@Nullable MessageRecorder to, @Nullable IntSupplier length) {
    recorder = to;
    queueLength = length;
  }

  /** Creates a meter of the same worker whose timed calls each represent a number of calls. */
  ConsumerMeter withWeight(int weight) {
    return new ConsumerMeter(worker, warmUp, times.withWeight(weight), clock, weight);
  }

  /** A worker that stores what it produces holds another message, which it has not started. */
  @Override
  public void offered(Message message) {
    startedNanos = NOT_STARTED;
  }

  /** The worker holds a message, which it has not started. */
  @Override
  public void taken(Message message) {
    startedNanos = NOT_STARTED;
  }

  @Override
  public void expired(Message message) {
    if (recorder != null) {
      recorder.dropped(message, Ledger.EXPIRED, clock.getAsLong());
    }
    if (warmUp.counts(message.dueNanos())) {
      times.expired(message.producer());
    }
  }

  @Override
  public void started() {
    startedNanos = clock.getAsLong();
    busyFromNanos = startedNanos;
    if (recorder != null && queueLength != null) {
      recorder.queueSeen(queueLength.getAsInt(), startedNanos);
    }
  }

  @Override
  public void completed(Message message, Outcome outcome) {
    endCall();
    recordCompleted(message, outcome, doneNanos);
    if (outcome == Outcome.DELIVERED) {
      times.of(message.producer()).delivered(message.dueNanos(), startedNanos, doneNanos);
    } else {
      countFailed(message, outcome);
    }
  }

  /**
   * Measures a message that has been served by earlier stages too.
   *
   * @param serviceNanosBefore how long it was served by them
   * @param delivered whether it leaves the last stage if this one has delivered it
   */
  void completed(Message origin, Outcome outcome, long serviceNanosBefore, boolean delivered) {
    endCall();
    if (outcome != Outcome.DELIVERED) {
      countFailed(origin, outcome);
    } else if (delivered) {
      times
          .of(origin.producer())
          .delivered(origin.dueNanos(), startedNanos - serviceNanosBefore, doneNanos);
    }
  }

  private void endCall() {
    doneNanos = clock.getAsLong();
    if (doneNanos > busyFromNanos) {
      busyNanos += warmUp.within(busyFromNanos, doneNanos);
      if (recorder != null) {
        recorder.busy(busyFromNanos, doneNanos);
      }
    }
    busyFromNanos = NOT_STARTED; // the rest of a batch shares the call
  }

  private void recordCompleted(Message message, Outcome outcome, long nowNanos) {
    if (recorder != null) {
      recorder.completed(message, outcome, startedNanos, nowNanos);
    }
  }

  /** Counts a message whose call is not timed. */
  void countCompleted(Message message, Outcome outcome) {
    if (recorder != null) {
      recordCompleted(message, outcome, clock.getAsLong());
    }
    if (outcome == Outcome.DELIVERED) {
      times.of(message.producer()).deliveredUntimed(message.dueNanos());
    } else {
      countFailed(message, outcome);
    }
  }

  private void countFailed(Message message, Outcome outcome) {
    if (outcome == Outcome.FAILED && warmUp.counts(message.dueNanos())) {
      times.failed(message.producer());
    }
  }

  /** Returns when the last timed call ended. */
  long doneNanos() {
    return doneNanos;
  }

  String worker() {
    return worker;
  }

  String group() {
    return WorkerNames.group(worker);
  }

  GroupedTimes times() {
    return times;
  }

  long busyNanos() {
    return busyNanos * weight;
  }
}
