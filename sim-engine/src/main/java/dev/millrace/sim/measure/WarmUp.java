package dev.millrace.sim.measure;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The beginning of a run that is left out of its figures: what is due before its end does not
 * count, and time before its end is nobody's.
 *
 * <p>Thread-safe: the end is written once, by whoever offers the message that ends it. It is
 * written and read as opaque (in one piece, and seen in the end), since it orders nothing else and
 * is read several times a message. A worker that reads it late leaves messages out.
 */
public final class WarmUp {

  private static final VarHandle END;

  static {
    try {
      END = MethodHandles.lookup().findVarHandle(WarmUp.class, "end", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** How many messages are still to be offered before it ends. */
  private final AtomicLong left;

  /** Read and written through {@link #END}. */
  @SuppressWarnings("UnusedVariable")
  private long end;

  private WarmUp(long messages, long endNanos) {
    this.left = new AtomicLong(messages);
    END.setOpaque(this, endNanos);
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
    return endNanos() == Long.MAX_VALUE;
  }

  /** A message is offered. */
  public void offered(long nowNanos) {
    if (countsMessages() && left.getAndDecrement() == 0) {
      END.setOpaque(this, nowNanos);
    }
  }

  /** Whether a message that was due then counts. */
  public boolean counts(long dueNanos) {
    return dueNanos >= endNanos();
  }

  /** When it ends, since the start of the run; {@link Long#MAX_VALUE} as long as nobody knows. */
  public long endNanos() {
    return (long) END.getOpaque(this);
  }

  /** The part of a span that lies after the warm-up, in nanoseconds. */
  long after(long fromNanos, long toNanos) {
    long endNanos = endNanos();
    if (fromNanos >= endNanos) { // as nearly always, which a processor guesses
      return Math.max(0, toNanos - fromNanos);
    }
    return Math.max(0, toNanos - endNanos);
  }
}
