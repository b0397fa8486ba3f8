package dev.millrace.sim.measure;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one producing worker measures. Not thread-safe: used by the worker's thread, and read after
 * that thread has ended.
 */
public final class ProducerMeter {

  private final WarmUp warmUp;
  private final ScheduleLag lag = new ScheduleLag();

  /** Made when there is something to record: it takes memory, and there may be many workers. */
  private @Nullable Latencies lateness;

  private long offered;
  private long dropped;
  private long blockedNanos;
  private long activeNanos;
  private long behindNanos;
  private int longestQueue;

  /** Creates a meter. */
  public ProducerMeter(WarmUp warmUp) {
    this.warmUp = warmUp;
  }

  /** The worker woke for a due time this much late. */
  public void woke(long lateNanos) {
    if (lateness == null) {
      lateness = new Latencies();
    }
    lateness.record(lateNanos);
  }

  /** The worker is about to put a message. */
  public void offered(long dueNanos, long nowNanos) {
    if (!warmUp.counts(dueNanos)) {
      warmUp.offered(nowNanos);
    }
    if (warmUp.counts(dueNanos)) {
      offered++;
    }
    offeredAt(dueNanos, nowNanos);
  }

  /** So many messages that count were put, or not, without a look at the clock. */
  public void offeredUntimed(long thatCount) {
    offered += thatCount;
  }

  /** The worker is about to put a message, and looked at the clock to tell how late it is. */
  public void offeredAt(long dueNanos, long nowNanos) {
    lag.offered(dueNanos, nowNanos);
  }

  /** The worker gave up a message, its own or one that it evicted, for want of room. */
  public void dropped(long dueNanos) {
    if (warmUp.counts(dueNanos)) {
      dropped++;
    }
  }

  /** The worker was in putting a message, whether it was accepted or not. */
  public void blocked(long fromNanos, long toNanos) {
    if (toNanos > fromNanos) {
      blockedNanos += warmUp.after(fromNanos, toNanos);
    }
  }

  /** The worker spent so long in putting, until a time. */
  public void blockedFor(long nanos, long untilNanos) {
    blockedNanos += Math.min(nanos, warmUp.after(untilNanos - nanos, untilNanos));
  }

  /** The worker saw so many messages in the pipeline. */
  public void sawQueue(int length) {
    longestQueue = Math.max(longestQueue, length);
  }

  /**
   * The worker ended.
   *
   * @param nowNanos when, since the start of the run
   * @param lastDueNanos when its last message was due, since the start of the run
   */
  public void ended(long nowNanos, long lastDueNanos) {
    activeNanos = warmUp.after(0, nowNanos);
    behindNanos = Math.max(0, nowNanos - lastDueNanos);
  }

  @Nullable Latencies lateness() {
    return lateness;
  }

  long offered() {
    return offered;
  }

  long dropped() {
    return dropped;
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

  List<Long> lagGrowth() {
    return lag.growth();
  }

  int longestQueue() {
    return longestQueue;
  }
}
