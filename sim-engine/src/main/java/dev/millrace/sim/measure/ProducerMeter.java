package dev.millrace.sim.measure;

import dev.millrace.api.Message;
import dev.millrace.ledger.MessageObserver;
import dev.millrace.ledger.Outcome;
import dev.millrace.sim.recording.MessageLog;
import dev.millrace.sim.recording.MessageRecorder;
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
  private final IntSupplier queueLength;
  private final MessageGroups groups;
  private final int part;
  private final ScheduleLag lag;
  private final int weight;

  /** Whether its messages enter the run, and not just another stage. */
  private final boolean first;

  /** Receives the same events; null for none. */
  private @Nullable MessageRecorder recorder;

  /** Whether another meter passes on the outcomes of messages that the worker holds. */
  private boolean outcomesElsewhere;

  /** When the current put began, for the recorder. */
  private long putFromNanos;

  /** Created for the first late wake-up: it is large, and there may be many workers. */
  private @Nullable Latencies lateness;

  private long offered;

  /** The numbers of dropped messages, by part of the groups: it evicts those of others too. */
  private final long[] dropped;

  private long putNanos;
  private long putEndNanos;
  private long blockedNanos;
  private long blockedToNanos;
  private long activeNanos;
  private long lastDueNanos;
  private long behindNanos;
  private int longestQueue;

  /**
   * Creates a meter.
   *
   * @param groups the groups by which drops are counted
   * @param clock the time of the run in nanoseconds
   * @param queueLength the current number of messages in the pipeline, read after each put
   */
  public ProducerMeter(
      String worker,
      MessageGroups groups,
      WarmUp warmUp,
      LongSupplier clock,
      IntSupplier queueLength) {
    this(groups, groups.indexOf(worker), warmUp, clock, queueLength, new ScheduleLag(), 1, true);
  }

  /** Creates the meter of a worker that puts what its stage has processed into the next one. */
  public static ProducerMeter ofLaterStage(
      String worker,
      MessageGroups groups,
      WarmUp warmUp,
      LongSupplier clock,
      IntSupplier queueLength) {
    return new ProducerMeter(
        groups, groups.indexOf(worker), warmUp, clock, queueLength, new ScheduleLag(), 1, false);
  }

  private ProducerMeter(
      MessageGroups groups,
      int part,
      WarmUp warmUp,
      LongSupplier clock,
      IntSupplier queueLength,
      ScheduleLag lag,
      int weight,
      boolean first) {
    this.groups = groups;
    this.part = part;
    this.dropped = new long[groups.size()];
    this.warmUp = warmUp;
    this.clock = clock;
    this.queueLength = queueLength;
    this.lag = lag;
    this.weight = weight;
    this.first = first;
  }

  /**
   * Passes events on to a recorder, in addition.
   *
   * @param to null for none
   * @param stores whether the worker can store messages, so that a {@link ConsumerMeter} passes on
   *     their outcomes
   */
  public void record(@Nullable MessageRecorder to, boolean stores) {
    recorder = to;
    outcomesElsewhere = stores;
  }

  /** Creates a meter of the same worker whose timed puts each represent a number of puts. */
  ProducerMeter withWeight(int weight) {
    return new ProducerMeter(groups, part, warmUp, clock, queueLength, lag, weight, first);
  }

  @Override
  public void offered(Message message) {
    countOffered(message);
    putNanos = clock.getAsLong();
    lag.offered(message.dueNanos(), putNanos);
    if (recorder != null) {
      putFromNanos = putNanos;
      recorder.offered(message);
    }
    if (message.dueNanos() >= warmUp.observedToNanos()) {
      putNanos = Long.MAX_VALUE; // a message of the cool-down
    }
  }

  /** Counts an offered message whose put is not timed. */
  void countOffered(Message message) {
    if (first && warmUp.countsMessages()) {
      warmUp.offered(clock.getAsLong());
    }
    if (warmUp.counts(message.dueNanos())) {
      offered++;
    }
  }

  @Override
  public void accepted(Message message) {
    endPut();
    int length = queueLength.getAsInt();
    longestQueue = Math.max(longestQueue, length);
    if (recorder != null) {
      recorder.queueSeen(length, putEndNanos);
    }
  }

  @Override
  public void dropped(Message message, String reason) {
    countDropped(message);
    endPut();
    if (recorder != null) {
      recorder.dropped(message, reason, putEndNanos);
    }
  }

  @Override
  public void evicted(Message victim, String reason) {
    countDropped(victim);
    if (recorder != null) {
      recorder.dropped(victim, reason, clock.getAsLong());
    }
  }

  /** Counts a dropped message whose put is not timed. */
  void countDropped(Message message) {
    if (warmUp.counts(message.dueNanos())) {
      dropped[groups.indexOf(message.producer())]++;
    }
  }

  /** The worker begins to store the message itself: it is no longer blocked. */
  @Override
  public void started() {
    endPut();
    putNanos = Long.MAX_VALUE;
    putFromNanos = Long.MAX_VALUE;
  }

  @Override
  public void completed(Message message, Outcome outcome) {
    endPut();
    if (recorder != null && !outcomesElsewhere) {
      recorder.completed(message, outcome, MessageLog.NEVER, putEndNanos);
    }
  }

  private void endPut() {
    putEndNanos = clock.getAsLong();
    if (putEndNanos > putNanos) {
      blockedNanos += warmUp.after(putNanos, putEndNanos);
      blockedToNanos = putEndNanos;
    }
    if (recorder != null && putEndNanos > putFromNanos) {
      recorder.blocked(putFromNanos, putEndNanos);
    }
  }

  /** Returns when the last timed put ended. */
  long putEndNanos() {
    return putEndNanos;
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
   * @param lastDueNanos when its last message was due, or the next would have been
   */
  public void ended(long lastDueNanos) {
    long nowNanos = clock.getAsLong();
    this.lastDueNanos = lastDueNanos;
    long countedToNanos = Math.max(warmUp.observedToNanos(), blockedToNanos);
    activeNanos = warmUp.after(0, Math.min(nowNanos, countedToNanos));
    behindNanos = Math.max(0, nowNanos - lastDueNanos);
  }

  @Nullable Latencies lateness() {
    return lateness;
  }

  long offered() {
    return offered;
  }

  /** Returns the part of the groups that its worker belongs to. */
  int part() {
    return part;
  }

  /** Returns how many messages of a part it dropped. */
  long droppedOf(int part) {
    return dropped[part];
  }

  /** Returns when the last timed message was due. */
  long lastOfferedNanos() {
    return lag.lastDueNanos();
  }

  long blockedNanos() {
    return blockedNanos * weight;
  }

  long activeNanos() {
    return activeNanos;
  }

  long lastDueNanos() {
    return lastDueNanos;
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
