package dev.millrace.sim.measure;

import dev.millrace.api.Message;
import dev.millrace.ledger.MessageObserver;
import dev.millrace.ledger.Outcome;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;

/**
 * Counts the messages of a run with several stages that are dropped after the first put, by the
 * groups of their producers. Passes the events on, of the messages of the first stage.
 *
 * <p>Thread-safe: the counts are atomic.
 */
public final class JourneyLosses implements MessageObserver {

  private final WarmUp warmUp;
  private final MessageGroups groups;
  private final MessageObserver outcomes;
  private final AtomicLongArray dropped;

  /**
   * Creates an empty count.
   *
   * @param groups the groups of producers
   * @param outcomes is notified of each message that has reached its outcome
   */
  public JourneyLosses(WarmUp warmUp, MessageGroups groups, MessageObserver outcomes) {
    this.warmUp = warmUp;
    this.groups = groups;
    this.outcomes = outcomes;
    this.dropped = new AtomicLongArray(groups.size());
  }

  @Override
  public void dropped(Message message, String reason) {
    outcomes.dropped(counted(message), reason);
  }

  @Override
  public void evicted(Message victim, String reason) {
    outcomes.evicted(counted(victim), reason);
  }

  /** Notifies of a message that was abandoned, failed, or left the last stage. */
  @Override
  public void completed(Message message, Outcome outcome) {
    outcomes.completed(Journey.originOf(message), outcome);
  }

  private Message counted(Message message) {
    Message origin = Journey.originOf(message);
    if (warmUp.counts(origin.dueNanos())) {
      dropped.incrementAndGet(groups.indexOf(origin.producer()));
    }
    return origin;
  }

  /** Returns the counts by part of the groups. */
  public long[] byPart() {
    return IntStream.range(0, dropped.length()).mapToLong(dropped::get).toArray();
  }
}
