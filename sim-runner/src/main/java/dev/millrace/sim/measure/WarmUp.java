package dev.millrace.sim.measure;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The beginning of a run that is left out of its figures: what is due before its end does not
 * count, and time before its end is nobody's.
 *
 * <p>Thread-safe: the end is written once, by whoever offers the message that ends it and before it
 * puts that message; who takes that message or a later one from the pipeline sees the end, for a
 * put <i>happens-before</i> the take of its message. Another worker that reads it late leaves a
 * message more out. It is not volatile, because it is read several times a message.
 */
public final class WarmUp {

  /** How many messages are still to be offered before it ends. */
  private final AtomicLong left;

  private long endNanos;

  private WarmUp(long messages, long endNanos) {
    this.left = new AtomicLong(messages);
    this.endNanos = endNanos;
  }

  /** No warm-up: everything counts. */
  public static WarmUp none() {
    return until(0);
  }

  /** A warm-up that ends at a time of the run. */
  public static WarmUp until(long nanos) {
    return new WarmUp(0, nanos);
  }

  /** A warm-up that ends when so many messages were offered; at least 1. */
  public static WarmUp ofMessages(long messages) {
    return new WarmUp(messages, Long.MAX_VALUE);
  }

  /** Whether it ends by messages, and has not. */
  public boolean countsMessages() {
    return endNanos == Long.MAX_VALUE;
  }

  /** A message is offered. */
  public void offered(long nowNanos) {
    if (endNanos == Long.MAX_VALUE && left.getAndDecrement() == 0) {
      endNanos = nowNanos;
    }
  }

  /** Whether a message that was due then counts. */
  public boolean counts(long dueNanos) {
    return dueNanos >= endNanos;
  }

  /** When it ends, since the start of the run; {@link Long#MAX_VALUE} as long as nobody knows. */
  public long endNanos() {
    return endNanos;
  }

  /** The part of a span that lies after the warm-up, in nanoseconds. */
  long after(long fromNanos, long toNanos) {
    long end = endNanos;
    if (fromNanos >= end) { // as nearly always, which a processor guesses
      return Math.max(0, toNanos - fromNanos);
    }
    return Math.max(0, toNanos - end);
  }
}
