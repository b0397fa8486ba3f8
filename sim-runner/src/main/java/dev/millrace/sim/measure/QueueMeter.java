package dev.millrace.sim.measure;

/**
 * The length of the queue over time, known at every moment: what only one thread in virtual time
 * can see. Not thread-safe.
 *
 * <p>A message that passes through without any time going by is not seen.
 */
public final class QueueMeter {

  private final WarmUp warmUp;

  /** From what length on it is full; a queue without room never is. */
  private final int fullLength;

  private long sinceNanos;
  private int length;
  private int longest;
  private double messageNanos;
  private long fullNanos;

  /**
   * Creates a meter of an empty queue.
   *
   * @param capacity how many messages fit
   */
  public QueueMeter(WarmUp warmUp, int capacity) {
    this.warmUp = warmUp;
    this.fullLength = Math.max(1, capacity);
  }

  /** From now on the queue has this length. */
  public void lengthIs(int newLength, long nowNanos) {
    if (newLength == length) {
      return;
    }
    advanceTo(nowNanos);
    length = newLength;
    if (newLength > longest) {
      longest = newLength;
    }
  }

  /** The time up to which the length is known: called at the end of a run. */
  public void advanceTo(long nowNanos) {
    long counted = warmUp.after(sinceNanos, nowNanos);
    messageNanos += (double) length * counted;
    fullNanos += length >= fullLength ? counted : 0;
    sinceNanos = nowNanos;
  }

  /** What was measured until the last {@link #advanceTo}. */
  public QueueLength measured() {
    return new QueueLength(longest, messageNanos, fullNanos);
  }
}
