package dev.millrace.sim.measure;

/**
 * What one storing worker measures. Not thread-safe: used by the worker's thread, and read after
 * that thread has ended.
 */
public final class ConsumerMeter {

  private final String worker;
  private final WarmUp warmUp;
  private final MessageTimes times;
  private long busyNanos;

  /** Messages delivered since the last of which the times were taken. */
  private long untimed;

  /** Those of them that were due after the warm-up. */
  private long untimedThatCount;

  /** Whether the times of any message were taken. */
  private boolean anyTimed;

  /**
   * Creates a meter.
   *
   * @param times where the times of its messages go; workers of one thread may share it
   */
  public ConsumerMeter(String worker, WarmUp warmUp, MessageTimes times) {
    this.worker = worker;
    this.warmUp = warmUp;
    this.times = times;
  }

  /** A message was delivered; see {@link MessageTimes#delivered}. */
  public void delivered(long due, long taken, long done) {
    times.delivered(due, taken, done);
  }

  /**
   * A message was delivered, and was all that the worker was at work on; {@code due <= taken <=
   * done}.
   */
  public void deliveredAlone(long due, long taken, long done) {
    if (warmUp.counts(due)) {
      busyNanos += done - taken;
      times.deliveredThatCounts(due, taken, done);
    } else {
      busy(taken, done);
      times.delivered(due, taken, done);
    }
  }

  /** As {@link #delivered(long, long, long)}, for a message that stands for so many. */
  public void delivered(long due, long taken, long done, int standsFor) {
    anyTimed = true;
    if (standsFor == 1 && untimed == 0) {
      times.delivered(due, taken, done);
    } else {
      times.delivered(due, taken, done, standsFor, untimed);
      untimed = 0;
    }
  }

  /** So many messages were delivered whose times were not taken; of these, so many count. */
  public void deliveredUntimed(long messages, long thatCount) {
    untimed += messages;
    untimedThatCount += thatCount;
  }

  /**
   * The worker has delivered its last message. When it was done is not known if its time was not
   * taken: it is taken for done with the last that was timed, or now, if none was.
   */
  public void ended(long nowNanos) {
    if (!anyTimed) {
      times.alsoDone(untimedThatCount, nowNanos);
    } else if (warmUp.counts(nowNanos)) {
      times.alsoDone(untimed);
    }
  }

  /** The worker was at work on a message or batch, with all its attempts, whatever came of it. */
  public void busy(long fromNanos, long toNanos) {
    busyNanos += warmUp.after(fromNanos, toNanos);
  }

  /** The worker was at work as long as this, for so many messages like this one. */
  public void busy(long fromNanos, long toNanos, int standsFor) {
    busyNanos += warmUp.after(fromNanos, toNanos) * standsFor;
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
