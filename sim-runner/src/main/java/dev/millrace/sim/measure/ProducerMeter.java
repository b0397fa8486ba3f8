package dev.millrace.sim.measure;

/**
 * What one producing worker measures. Not thread-safe: used by the worker's thread, and read after
 * that thread has ended.
 */
public final class ProducerMeter {

  private final Latencies lateness = new Latencies();
  private long blockedNanos;
  private long activeNanos;
  private long behindNanos;
  private int longestQueue;

  /** The worker woke for a due time this much late. */
  public void woke(long lateNanos) {
    lateness.record(lateNanos);
  }

  /** The worker spent this long in putting a message, whether it was accepted or not. */
  public void blocked(long nanos) {
    blockedNanos += nanos;
  }

  /** The worker saw so many messages in the pipeline. */
  public void sawQueue(int length) {
    longestQueue = Math.max(longestQueue, length);
  }

  /**
   * The worker ended.
   *
   * @param nanos how long it was at work
   * @param lastDueNanos when its last message was due, since the start of the run
   */
  public void ended(long nanos, long lastDueNanos) {
    activeNanos = nanos;
    behindNanos = Math.max(0, nanos - lastDueNanos);
  }

  Latencies lateness() {
    return lateness;
  }

  long blockedNanos() {
    return blockedNanos;
  }

  long activeNanos() {
    return activeNanos;
  }

  long behindNanos() {
    return behindNanos;
  }

  int longestQueue() {
    return longestQueue;
  }
}
