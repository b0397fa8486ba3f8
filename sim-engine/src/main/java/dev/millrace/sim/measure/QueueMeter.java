package dev.millrace.sim.measure;

/**
 * The length of the queue over time, known at every moment: what only one thread in virtual time
 * can see. Not thread-safe.
 *
 * <p>A message that passes through without any time going by is not seen.
 */
public final class QueueMeter {

  /** So long a span, 18 minutes, and so many messages have a product that is half a long. */
  private static final long LONG_SPAN = 1L << 40;

  private static final int MANY = 1 << 22;

  private static final long MUCH = 1L << 62;

  private final WarmUp warmUp;

  /** From what length on it is full; a queue without room never is. */
  private final int fullLength;

  private long sinceNanos;
  private int length;
  private int longest;

  /** The sum over time of the length, in message-nanoseconds: most of it, and the rest. */
  private double messageNanos;

  private long moreMessageNanos;

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
    if (counted < LONG_SPAN && length < MANY) {
      moreMessageNanos += length * counted;
      if (moreMessageNanos > MUCH) {
        putAside();
      }
    } else {
      messageNanos += (double) length * counted;
    }
    if (length >= fullLength) {
      fullNanos += counted;
    }
    sinceNanos = nowNanos;
  }

  private void putAside() {
    messageNanos += moreMessageNanos;
    moreMessageNanos = 0;
  }

  /** What was measured until the last {@link #advanceTo}. */
  public QueueLength measured() {
    putAside();
    return new QueueLength(longest, messageNanos, fullNanos);
  }
}
