package dev.millrace.pipeline;

/**
 * When controlled delay drops: its control loop, which is told how old each message was that came
 * out of the queue.
 *
 * <p>K. Nichols, V. Jacobson, A. McGregor and J. Iyengar, <i>Controlled Delay Active Queue
 * Management</i>, RFC 8289, 2018, sections 4 and 5, a message standing for a packet of full size.
 * Not thread-safe.
 */
final class ControlLaw {

  /** How many intervals after the last drop the rate of dropping is still remembered. */
  private static final int MEMORY = 16;

  private final long targetNanos;
  private final long intervalNanos;

  /** Whether there is a time from which on a message above the target means a standing queue. */
  private boolean above;

  /** That time: an interval after the first message that was above the target. */
  private long standingFromNanos;

  /** Whether the message that came out last belongs to a standing queue. */
  private boolean standing;

  private boolean dropping;
  private long dropNextNanos;

  /** How many were dropped since dropping began, with what was remembered from the time before. */
  private long count;

  /** What the count was when dropping began last. */
  private long countAtBegin;

  ControlLaw(long targetNanos, long intervalNanos) {
    this.targetNanos = targetNanos;
    this.intervalNanos = intervalNanos;
  }

  /**
   * A message came out of the queue.
   *
   * @param ageNanos how long it was inside
   * @param left how many are inside still
   */
  void cameOut(long ageNanos, int left, long now) {
    if (ageNanos < targetNanos || left <= 1) {
      foundNoDelay();
    } else if (above) {
      standing = now >= standingFromNanos;
    } else {
      above = true;
      standingFromNanos = now + intervalNanos;
    }
  }

  /** The queue was found empty. */
  void foundEmpty() {
    foundNoDelay();
  }

  /** Whether to drop the first message that came out in a take. */
  boolean dropsFirst(long now) {
    if (!dropping) {
      return standing;
    }
    dropping = standing;
    return dropping && now >= dropNextNanos;
  }

  /** A message was dropped, and one more came out, or none: whether to drop that one too. */
  boolean dropsAnother(long now) {
    if (!dropping) {
      begin(now);
      return false;
    }
    count++;
    dropping = standing;
    if (dropping) {
      dropNextNanos = next(dropNextNanos);
    }
    return dropping && now >= dropNextNanos;
  }

  private void foundNoDelay() {
    above = false;
    standing = false;
  }

  private void begin(long now) {
    dropping = true;
    long sinceBegin = count - countAtBegin;
    count = sinceBegin > 1 && now - dropNextNanos < MEMORY * intervalNanos ? sinceBegin : 1;
    dropNextNanos = next(now);
    countAtBegin = count;
  }

  private long next(long nanos) {
    return nanos + Math.round(intervalNanos / Math.sqrt(count));
  }
}
