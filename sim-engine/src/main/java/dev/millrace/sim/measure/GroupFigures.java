package dev.millrace.sim.measure;

/**
 * The figures of the messages of one group: those that a group of producers offered, that a group
 * of consumers took, or that a pipeline gave one rank.
 *
 * @param name the group's name, or the rank, from 1
 * @param offered messages that were offered; 0 for a group of consumers
 * @param dropped messages that were dropped; by a group of consumers, because they had expired
 * @param failed messages whose attempts were used up
 * @param times the times of the delivered messages
 * @param calls the batches and attempts; none for a group of producers
 */
public record GroupFigures(
    String name, long offered, long dropped, long failed, MessageTimes times, StoredCalls calls) {

  /** Creates the figures of a group without messages. */
  static GroupFigures none(String name) {
    return new GroupFigures(name, 0, 0, 0, new MessageTimes(WarmUp.none()), StoredCalls.NONE);
  }

  /** Returns the figures with those of another group added, into which its times are merged. */
  GroupFigures plus(GroupFigures other) {
    times.add(other.times, 1);
    return new GroupFigures(
        name,
        offered + other.offered,
        dropped + other.dropped,
        failed + other.failed,
        times,
        calls.plus(other.calls));
  }

  GroupFigures withCalls(StoredCalls counted) {
    return new GroupFigures(name, offered, dropped, failed, times, counted);
  }

  /** Returns the figures with more dropped and failed messages. */
  GroupFigures withLosses(long moreDropped, long moreFailed) {
    return new GroupFigures(
        name, offered, dropped + moreDropped, failed + moreFailed, times, calls);
  }

  /** Returns the number of delivered messages. */
  public long delivered() {
    return times.sojourns().count();
  }

  /** Returns the dropped share of the offered messages, from 0 to 1; NaN if none was offered. */
  public double loss() {
    return offered == 0 ? Double.NaN : (double) dropped / offered;
  }
}
