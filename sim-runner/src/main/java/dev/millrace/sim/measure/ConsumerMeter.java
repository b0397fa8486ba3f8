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

  /** The worker was at work on a message or batch, with all its attempts, whatever came of it. */
  public void busy(long fromNanos, long toNanos) {
    busyNanos += warmUp.after(fromNanos, toNanos);
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
