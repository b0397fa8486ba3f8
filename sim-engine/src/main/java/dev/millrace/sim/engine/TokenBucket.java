package dev.millrace.sim.engine;

/**
 * A token bucket, as a calendar: a caller reserves tokens and learns when it has them.
 *
 * <p>It keeps only the time at which the bucket would be full again, which each token moves by the
 * interval between two tokens (the virtual scheduling of the GCRA, ITU-T I.371). Reservations are
 * served in the order of the calls, which is exact if calls are made in the order of time, as in
 * virtual time.
 *
 * <p>Thread-safe: guarded by its lock, so that one reservation <i>happens-before</i> the next.
 */
public final class TokenBucket {

  private final double intervalNanos;
  private final double burst;

  /** When the bucket is full, if no more tokens are taken. */
  private double fullNanos;

  /**
   * Creates a full bucket.
   *
   * @param perSecond the tokens that it receives a second, above 0
   * @param burst the tokens that it holds, at least 1
   */
  public TokenBucket(double perSecond, double burst) {
    this.intervalNanos = 1e9 / perSecond;
    this.burst = burst;
  }

  /**
   * Reserves tokens. More than the bucket holds are available when a larger one would hold them.
   *
   * @return the earliest time, from the given one on, at which there are as many
   */
  public synchronized long reserve(long nowNanos, int tokens) {
    double full = Math.max(fullNanos, nowNanos);
    fullNanos = full + tokens * intervalNanos;
    double start = full - (burst - tokens) * intervalNanos;
    return Math.max(nowNanos, (long) Math.ceil(Math.min(start, Long.MAX_VALUE / 2.0)));
  }
}
