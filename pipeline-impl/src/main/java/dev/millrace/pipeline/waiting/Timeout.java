package dev.millrace.pipeline.waiting;

/** A timeout that starts when it is created. For use by one thread. */
public final class Timeout {

  private final long start = System.nanoTime();
  private final long nanos;

  /**
   * Starts the timeout.
   *
   * @param nanos its length; at most 0 expires at once, {@link Long#MAX_VALUE} (292 years) never
   */
  public Timeout(long nanos) {
    this.nanos = Math.max(0, nanos);
  }

  /** Returns the remaining nanoseconds; at most 0 once it has expired. */
  public long remainingNanos() {
    return nanos - elapsedNanos();
  }

  /** Returns the nanoseconds since the start. */
  long elapsedNanos() {
    return System.nanoTime() - start;
  }
}
