package dev.millrace.pipeline;

/**
 * The control loop of CoDel: decides from the waits of dequeued messages which ones to drop.
 *
 * <p>K. Nichols, V. Jacobson, A. McGregor and J. Iyengar, <i>Controlled Delay Active Queue
 * Management</i>, RFC 8289, 2018, sections 4 and 5, with messages in place of packets of full size.
 * Not thread-safe.
 */
final class ControlLaw {

  /** The number of intervals after the last drop for which its rate is remembered. */
  private static final int MEMORY_INTERVALS = 16;

  private final long targetNanos;
  private final long intervalNanos;

  /** True while all dequeued messages have waited for the target or longer. */
  private boolean above;

  /** One interval after the first message above the target: then the queue is standing. */
  private long standingFromNanos;

  /** True if the last dequeued message was part of a standing queue. */
  private boolean standing;

  private boolean dropping;
  private long dropNextNanos;

  /** The number of drops since dropping began, including a remembered start value. */
  private long drops;

  /** The value of {@link #drops} when dropping last began. */
  private long dropsAtStart;

  ControlLaw(long targetNanos, long intervalNanos) {
    this.targetNanos = targetNanos;
    this.intervalNanos = intervalNanos;
  }

  /**
   * Records a dequeued message.
   *
   * @param waitNanos the time that it waited in the queue
   * @param left the number of messages still in the queue
   */
  void onDequeued(long waitNanos, int left, long now) {
    if (waitNanos < targetNanos || left <= 1) {
      resetDelay();
    } else if (above) {
      standing = now >= standingFromNanos;
    } else {
      above = true;
      standingFromNanos = now + intervalNanos;
    }
  }

  /** Records that the queue was found empty. */
  void onEmpty() {
    resetDelay();
  }

  /** Decides whether to drop the first message that a take has dequeued. */
  boolean decideFirst(long now) {
    if (!dropping) {
      return standing;
    }
    dropping = standing;
    return dropping && now >= dropNextNanos;
  }

  /** Decides, after a drop, whether to drop the message dequeued next as well. */
  boolean decideAfterDrop(long now) {
    if (!dropping) {
      startDropping(now);
      return false;
    }
    drops++;
    dropping = standing;
    if (dropping) {
      dropNextNanos = nextDrop(dropNextNanos);
    }
    return dropping && now >= dropNextNanos;
  }

  private void resetDelay() {
    above = false;
    standing = false;
  }

  private void startDropping(long now) {
    dropping = true;
    long dropsSinceStart = drops - dropsAtStart;
    boolean resume = dropsSinceStart > 1 && now - dropNextNanos < MEMORY_INTERVALS * intervalNanos;
    drops = resume ? dropsSinceStart : 1;
    dropNextNanos = nextDrop(now);
    dropsAtStart = drops;
  }

  private long nextDrop(long nanos) {
    return nanos + Math.round(intervalNanos / Math.sqrt(drops));
  }
}
