package dev.millrace.pipeline.waiting;

/** What is left of a time-out that runs from the moment of creation. For one thread. */
public final class TimeLeft {

  private final long start = System.nanoTime();
  private final long timeoutNanos;

  /**
   * Starts the time-out.
   *
   * @param timeoutNanos how long it is; {@link Long#MAX_VALUE}, 292 years, stands for no time-out,
   *     and a negative one is over at once
   */
  public TimeLeft(long timeoutNanos) {
    this.timeoutNanos = Math.max(0, timeoutNanos);
  }

  /** How long it still runs, in nanoseconds; zero or less when it is over. */
  public long nanos() {
    return timeoutNanos - passedNanos();
  }

  /** How long it has run, in nanoseconds. */
  long passedNanos() {
    return System.nanoTime() - start;
  }
}
