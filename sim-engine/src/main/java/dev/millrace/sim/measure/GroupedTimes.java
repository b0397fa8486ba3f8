package dev.millrace.sim.measure;

import org.jspecify.annotations.Nullable;

/**
 * The times of delivered messages, and the numbers of failed and expired ones, by group of
 * producers. Not thread-safe: filled by one thread, and read after that thread has ended.
 */
public final class GroupedTimes {

  private final WarmUp warmUp;
  private final MessageGroups groups;
  private final int weight;

  /** The times of each part, created when it has its first message: histograms are large. */
  private final @Nullable MessageTimes[] times;

  private final long[] failed;
  private final long[] expired;

  /** The times of all messages if there is a single part; otherwise null. */
  private final @Nullable MessageTimes single;

  /** Creates an empty record. */
  public GroupedTimes(WarmUp warmUp, MessageGroups groups) {
    this(warmUp, groups, 1);
  }

  private GroupedTimes(WarmUp warmUp, MessageGroups groups, int weight) {
    this.warmUp = warmUp;
    this.groups = groups;
    this.weight = weight;
    this.times = new @Nullable MessageTimes[groups.size()];
    this.failed = new long[groups.size()];
    this.expired = new long[groups.size()];
    this.single = groups.size() == 1 ? timesAt(0) : null;
  }

  /** Creates an empty record of the same groups whose times each represent a number of messages. */
  GroupedTimes withWeight(int weight) {
    return new GroupedTimes(warmUp, groups, weight);
  }

  /** Returns the times of a producer's messages. */
  MessageTimes of(String producer) {
    return single == null ? timesAt(groups.indexOf(producer)) : single;
  }

  private MessageTimes timesAt(int part) {
    MessageTimes there = times[part];
    if (there == null) {
      there = new MessageTimes(warmUp);
      times[part] = there;
    }
    return there;
  }

  void failed(String producer) {
    failed[groups.indexOf(producer)]++;
  }

  void expired(String producer) {
    expired[groups.indexOf(producer)]++;
  }

  /** Returns the number of messages that each timed message represents. */
  int weight() {
    return weight;
  }

  /** Returns the times of a part; null if it had no messages. */
  @Nullable MessageTimes ofPart(int part) {
    return times[part];
  }

  long failedOf(int part) {
    return failed[part];
  }

  long expiredOf(int part) {
    return expired[part];
  }
}
