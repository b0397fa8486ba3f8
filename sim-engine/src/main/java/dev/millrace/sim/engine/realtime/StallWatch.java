package dev.millrace.sim.engine.realtime;

import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Notices that nothing moves any more although nobody sleeps who could change that. Used by the
 * controlling thread alone.
 */
final class StallWatch {

  private final LongSupplier moves;
  private final BooleanSupplier someoneWillWake;
  private final long timeoutNanos;
  private long lastMoves = -1;
  private long lastChange;

  /**
   * Creates a watch.
   *
   * @param moves a number that changes whenever a message moves
   * @param someoneWillWake whether a worker sleeps on its clock that will then move a message
   * @param timeoutNanos for how long nothing may move
   */
  StallWatch(LongSupplier moves, BooleanSupplier someoneWillWake, long timeoutNanos) {
    this.moves = moves;
    this.someoneWillWake = someoneWillWake;
    this.timeoutNanos = timeoutNanos;
  }

  /** Looks at the run; to be called several times within a time-out. */
  boolean stalled(long nowNanos) {
    long now = moves.getAsLong();
    if (now != lastMoves || someoneWillWake.getAsBoolean()) {
      lastMoves = now;
      lastChange = nowNanos;
      return false;
    }
    return nowNanos - lastChange >= timeoutNanos;
  }
}
