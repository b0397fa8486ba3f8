package dev.millrace.producers.replay;

/**
 * When the records of a file are due: their recorded times, counted from the first record of the
 * first pass and divided by the speed.
 *
 * <p>A further pass begins one mean gap of the pass before it after that pass's latest time; the
 * mean gap is the time from its first record to its latest, divided by one less than the number of
 * its records (0 if it has only one).
 */
final class ReplaySchedule {

  private final Speed speed;
  private long passStart;
  private long lastSpan;
  private long lastMeanGap;
  private long records;
  private long first;
  private long latest;

  ReplaySchedule(Speed speed) {
    this.speed = speed;
  }

  /** How many records this pass has had. */
  long records() {
    return records;
  }

  /** Whether a time lies before the latest one of this pass: a record that comes too late. */
  boolean isBackwards(long recorded) {
    return records > 0 && recorded < latest;
  }

  /**
   * Adds the next record of this pass.
   *
   * @param recorded its recorded time in nanoseconds
   * @return when it is due, in nanoseconds after the first record of the first pass
   * @throws ArithmeticException if that does not fit a long
   */
  long dueNanos(long recorded) {
    if (records == 0) {
      first = recorded;
      latest = recorded;
      passStart =
          Math.addExact(passStart, Math.addExact(speed.scale(lastSpan), speed.scale(lastMeanGap)));
    }
    records++;
    latest = Math.max(latest, recorded);
    return Math.addExact(passStart, speed.scale(Math.subtractExact(recorded, first)));
  }

  /** Begins the pass after this one. */
  void nextPass() {
    lastSpan = latest - first;
    lastMeanGap = records > 1 ? lastSpan / (records - 1) : 0;
    records = 0;
  }
}
