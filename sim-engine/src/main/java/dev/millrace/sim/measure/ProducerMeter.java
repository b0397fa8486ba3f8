package dev.millrace.sim.measure;

import dev.millrace.api.Message;
import dev.millrace.ledger.MessageObserver;
import dev.millrace.ledger.Outcome;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Measures one producing worker: messages offered and dropped, time blocked in put, lateness.
 *
 * <p>Not thread-safe: used by the worker's thread, and read after that thread has ended.
 */
public final class ProducerMeter implements MessageObserver {

  private final WarmUp warmUp;
  private final LongSupplier clock;
  private final Sampling sampling;
  private final IntSupplier queueLength;
  private final ScheduleLag lag = new ScheduleLag();

  /** Created for the first late wake-up: it is large, and there may be many workers. */
  private @Nullable Latencies lateness;

  private long offered;
  private long dropped;
  private boolean timing;
  private long putNanos;
  private long blockedNanos;
  private long activeNanos;
  private long behindNanos;
  private int longestQueue;

  /**
   * Creates a meter.
   *
   * @param clock the time of the run in nanoseconds
   * @param sampling selects the puts that are timed
   * @param queueLength the current number of messages in the pipeline, read after each timed put
   */
  public ProducerMeter(
      WarmUp warmUp, LongSupplier clock, Sampling sampling, IntSupplier queueLength) {
    this.warmUp = warmUp;
    this.clock = clock;
    this.sampling = sampling;
    this.queueLength = queueLength;
  }

  @Override
  public void offered(Message message) {
    long dueNanos = message.dueNanos();
    if (warmUp.countsMessages()) {
      warmUp.offered(clock.getAsLong());
    }
    if (warmUp.counts(dueNanos)) {
      offered++;
    }
    timing = sampling.select();
    if (timing) {
      putNanos = clock.getAsLong();
      lag.offered(dueNanos, putNanos);
    }
  }

  @Override
  public void accepted(Message message) {
    if (timing) {
      endPut();
      longestQueue = Math.max(longestQueue, queueLength.getAsInt());
    }
  }

  @Override
  public void dropped(Message message, String reason) {
    countDropped(message);
    endPut();
  }

  @Override
  public void evicted(Message victim, String reason) {
    countDropped(victim);
  }

  /** The worker begins to store the message itself: it is no longer blocked. */
  @Override
  public void started() {
    endPut();
  }

  @Override
  public void completed(Message message, Outcome outcome) {
    endPut();
  }

  /** Records by how many nanoseconds the worker woke late for a due time. */
  public void woke(long lateNanos) {
    if (lateness == null) {
      lateness = new Latencies();
    }
    lateness.record(lateNanos);
  }

  /**
   * Records that the worker has ended.
   *
   * @param lastDueNanos when its last message was due
   */
  public void ended(long lastDueNanos) {
    long nowNanos = clock.getAsLong();
    activeNanos = warmUp.after(0, nowNanos);
    behindNanos = Math.max(0, nowNanos - lastDueNanos);
  }

  private void countDropped(Message message) {
    if (warmUp.counts(message.dueNanos())) {
      dropped++;
    }
  }

  private void endPut() {
    if (timing) {
      timing = false;
      long nowNanos = clock.getAsLong();
      blockedNanos += warmUp.after(putNanos, nowNanos) * sampling.timed(nowNanos);
    }
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
