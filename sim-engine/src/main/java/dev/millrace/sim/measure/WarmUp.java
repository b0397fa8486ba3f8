package dev.millrace.sim.measure;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The beginning of a run that is excluded from its figures: messages due before its end, and time
 * before its end, do not count; nor do messages due after the end of the observation. Rates and
 * shares of time count up to that end.
 *
 * <p>Thread-safe: the end is written once, by the worker that offers the message that ends it. It
 * is written and read in opaque mode (atomic and eventually visible), since it orders nothing else
 * and is read several times a message. A worker that reads it late excludes a few more messages.
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

  /** The number of messages to be offered before it ends. */
  private final AtomicLong left;

  /** Read and written through {@link #END}. */
  @SuppressWarnings("UnusedVariable")
  private long end;

  private final long observedToNanos;

  private WarmUp(long messages, long endNanos, long observedToNanos) {
    this.left = new AtomicLong(messages);
    this.observedToNanos = observedToNanos;
    END.setOpaque(this, endNanos);
  }

  /** Creates an empty warm-up: everything counts. */
  public static WarmUp none() {
    return until(0);
  }

  /** Creates a warm-up that ends at a time of the run. */
  public static WarmUp until(long nanos) {
    return new WarmUp(0, nanos, Long.MAX_VALUE);
  }

  /** Creates a warm-up that ends after a number of offered messages, at least 1. */
  public static WarmUp ofMessages(long messages) {
    return new WarmUp(messages, Long.MAX_VALUE, Long.MAX_VALUE);
  }

  /** Returns the same warm-up, not yet begun, of a run that is observed until this time. */
  public WarmUp observedTo(long nanos) {
    return new WarmUp(left.get(), endNanos(), nanos);
  }

  /** Returns when the observation ends; {@link Long#MAX_VALUE} if with the run. */
  long observedToNanos() {
    return observedToNanos;
  }

  /** Returns whether it ends by messages and has not ended. */
  public boolean countsMessages() {
    return endNanos() == Long.MAX_VALUE;
  }

  /** Counts an offered message. */
  public void offered(long nowNanos) {
    if (countsMessages() && left.getAndDecrement() == 0) {
      END.setOpaque(this, nowNanos);
    }
  }

  /** Returns whether a message that is due at this time counts. */
  public boolean counts(long dueNanos) {
    return dueNanos >= endNanos() && dueNanos < observedToNanos;
  }

  /** Returns its end since the start of the run; {@link Long#MAX_VALUE} while it is unknown. */
  public long endNanos() {
    return (long) END.getOpaque(this);
  }

  /** Returns the part of a span that lies after the warm-up, in nanoseconds. */
  long after(long fromNanos, long toNanos) {
    long endNanos = endNanos();
    if (fromNanos >= endNanos) {
      return Math.max(0, toNanos - fromNanos);
    }
    return Math.max(0, toNanos - endNanos);
  }

  /** Returns the part of a span that lies within the observation, in nanoseconds. */
  long within(long fromNanos, long toNanos) {
    return after(fromNanos, Math.min(toNanos, observedToNanos));
  }
}
