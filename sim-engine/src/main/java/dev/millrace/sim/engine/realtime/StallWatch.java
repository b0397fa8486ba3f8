package dev.millrace.sim.engine.realtime;

import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Detects that no message moves although no worker sleeps that could change that. Used by the
 * controlling thread alone.
 */
final class StallWatch {

  private final LongSupplier moves;
  private final BooleanSupplier someWorkerWillWake;
  private final long timeoutNanos;
  private long lastMoves = -1;
  private long lastChange;

  /**
   * Creates a watch.
   *
   * @param moves a number that changes with every move of a message
   * @param someWorkerWillWake whether a sleeping worker will move a message
   * @param timeoutNanos how long no message may move
   */
  StallWatch(LongSupplier moves, BooleanSupplier someWorkerWillWake, long timeoutNanos) {
    this.moves = moves;
    this.someWorkerWillWake = someWorkerWillWake;
    this.timeoutNanos = timeoutNanos;
  }

  /** Returns whether the run is stalled; called several times within a time-out. */
  boolean isStalled(long nowNanos) {
    long now = moves.getAsLong();
    if (now != lastMoves || someWorkerWillWake.getAsBoolean()) {
      lastMoves = now;
      lastChange = nowNanos;
      return false;
    }
    return nowNanos - lastChange >= timeoutNanos;
  }
}
