package dev.millrace.api;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * The next message of a producer: the time from its previous message to this one, and the body.
 *
 * <p>A message is due one gap after the due time of the previous message of its worker; the first
 * one is due one gap after the start of the run. With {@code arrivals = closed} the gap starts when
 * the previous message was put, with {@code closed-until-done} when it was delivered, dropped or
 * failed. Immutable if its body is.
 *
 * @param gapNanos the gap in nanoseconds, at least 0; or {@link #ON_RETURN}
 * @param body the body of the message
 * @param demand the service time and the size of the message, as far as they are known
 */
public record Arrival(long gapNanos, Object body, Demand demand) {

  /** In place of a gap: the message is due when {@link Producer#next()} returns. */
  public static final long ON_RETURN = -1;

  public Arrival {
    requireNonNull(body, "body");
    requireNonNull(demand, "demand");
    if (gapNanos < ON_RETURN) {
      throw new IllegalArgumentException(
          "the gap is %d ns; allowed: at least 0".formatted(gapNanos));
    }
  }

  /** Creates an arrival of a message of unknown demand. */
  public Arrival(long gapNanos, Object body) {
    this(gapNanos, body, Demand.NONE);
  }

  /** Returns an arrival that is due the given time after the previous one. */
  public static Arrival after(Duration gap, Object body) {
    long nanos = gap.toNanos();
    if (nanos < 0) {
      throw new IllegalArgumentException("the gap is %s; allowed: at least 0s".formatted(gap));
    }
    return new Arrival(nanos, body);
  }

  /**
   * Returns an arrival that is due when {@link Producer#next()} returns it, for a producer that
   * listens to the outside world. Not possible in virtual time: see {@link RealTimeOnly}.
   */
  public static Arrival now(Object body) {
    return new Arrival(ON_RETURN, body);
  }

  /** Returns whether the message is due when {@link Producer#next()} returns. */
  public boolean isDueOnReturn() {
    return gapNanos == ON_RETURN;
  }
}
