package dev.millrace.producers.replay;

/**
 * The due times of a file's records: their recorded times from the first record of the first pass,
 * divided by the speed.
 *
 * <p>Each further pass starts one mean gap after the latest time of the previous pass. The mean gap
 * is the time from its first record to its latest, divided by one less than the number of its
 * records; 0 for a single record. If messages are spread within ticks, it is a tick.
 */
final class ReplaySchedule {

  private final Speed speed;
  private final long maxGapNanos;
  private long passStart;
  private long previousSpan;
  private long previousMeanGap;
  private long records;
  private long first;
  private long latest;

  /**
   * Creates a schedule.
   *
   * @param maxGapNanos the longest recorded gap; longer ones are shortened to it
   */
  ReplaySchedule(Speed speed, long maxGapNanos) {
    this.speed = speed;
    this.maxGapNanos = maxGapNanos;
  }

  /** Returns the number of records of this pass so far. */
  long records() {
    return records;
  }

  /** Returns whether a recorded time is before the latest one of this pass. */
  boolean isBackwards(long recorded) {
    return records > 0 && recorded < latest;
  }

  /**
   * Adds the next record of this pass, and returns its due time in nanoseconds after the first
   * record of the first pass.
   *
   * <p>A time before that of an earlier record counts as that.
   *
   * @param recorded the recorded time in nanoseconds
   * @param offset the time from there until the message is due, before the speed applies
   * @throws ArithmeticException if the due time overflows a long
   */
  long dueNanos(long recorded, long offset) {
    if (records == 0) {
      first = recorded;
      latest = recorded;
      passStart =
          Math.addExact(
              passStart, Math.addExact(speed.scale(previousSpan), speed.scale(previousMeanGap)));
    }
    records++;
    // As if the first record had been later by what the gap is too long.
    first += Math.max(0, Math.subtractExact(Math.max(latest, recorded), latest) - maxGapNanos);
    latest = Math.max(latest, recorded);
    long time = Math.addExact(Math.subtractExact(latest, first), offset);
    return Math.addExact(passStart, speed.scale(time));
  }

  /**
   * Starts the next pass.
   *
   * @param tickNanos the time that each recorded time stands for; 0 for an instant
   */
  void startNextPass(long tickNanos) {
    previousSpan = latest - first;
    previousMeanGap = records > 1 ? previousSpan / (records - 1) : 0;
    previousMeanGap = tickNanos > 0 ? tickNanos : previousMeanGap;
    records = 0;
  }
}
