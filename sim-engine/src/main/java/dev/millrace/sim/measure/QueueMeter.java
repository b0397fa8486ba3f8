package dev.millrace.sim.measure;

import dev.millrace.sim.recording.MessageRecorder;
import org.jspecify.annotations.Nullable;

/**
 * Measures the length of the queue at all times, which is possible in virtual time only. Not
 * thread-safe.
 *
 * <p>A message that passes through in zero time is not counted.
 */
public final class QueueMeter {

  /** The product of a span below this, 18 minutes, and a length below MANY is half a long. */
  private static final long LONG_SPAN = 1L << 40;

  private static final int MANY = 1 << 22;

  private static final long MUCH = 1L << 62;

  private final WarmUp warmUp;

  /** The length from which on it is full; a queue without room never is. */
  private final int fullLength;

  /** Receives the same lengths; null for none. */
  private @Nullable MessageRecorder recorder;

  private long sinceNanos;
  private int length;
  private int longest;

  /** The integral of the length over time, in message-nanoseconds: a large and a small part. */
  private double messageNanos;

  private long moreMessageNanos;

  private long fullNanos;

  /** When the queue was last empty, if it is not. */
  private long backlogFromNanos;

  private long longestBacklogNanos;

  /**
   * Creates a meter of an empty queue.
   *
   * @param capacity the maximum number of messages
   */
  public QueueMeter(WarmUp warmUp, int capacity) {
    this.warmUp = warmUp;
    this.fullLength = Math.max(1, capacity);
  }

  /** Passes the length on to a recorder, in addition; null for none. */
  public void record(@Nullable MessageRecorder to) {
    recorder = to;
  }

  /** Sets the length of the queue from this time on. */
  public void setLength(int newLength, long nowNanos) {
    if (newLength == length) {
      return;
    }
    advanceTo(nowNanos);
    if (length == 0) {
      backlogFromNanos = nowNanos;
    } else if (newLength == 0) {
      endBacklog(nowNanos);
    }
    length = newLength;
    if (recorder != null) {
      recorder.queueLength(newLength, nowNanos);
    }
    if (newLength > longest) {
      longest = newLength;
    }
  }

  /** Extends the current length up to this time; called at the end of a run. */
  public void advanceTo(long nowNanos) {
    long counted = warmUp.within(sinceNanos, nowNanos);
    if (counted < LONG_SPAN && length < MANY) {
      moreMessageNanos += length * counted;
      if (moreMessageNanos > MUCH) {
        carry();
      }
    } else {
      messageNanos += (double) length * counted;
    }
    if (length >= fullLength) {
      fullNanos += counted;
    }
    sinceNanos = nowNanos;
  }

  private void endBacklog(long nowNanos) {
    if (nowNanos - backlogFromNanos > longestBacklogNanos) { // seldom
      longestBacklogNanos =
          Math.max(longestBacklogNanos, warmUp.within(backlogFromNanos, nowNanos));
    }
  }

  private void carry() {
    messageNanos += moreMessageNanos;
    moreMessageNanos = 0;
  }

  /** Returns the measurement up to the last {@link #advanceTo}. */
  public QueueLength measured() {
    carry();
    if (length > 0) {
      endBacklog(sinceNanos);
    }
    return new QueueLength(longest, messageNanos, fullNanos, longestBacklogNanos);
  }
}
