package dev.millrace.sim.study;

/** Why a study added no more replications. */
public enum StopReason {
  /** It had as many as it was to have. */
  COUNT,
  /** The figure that was to be precise is. */
  PRECISE,
  /** It had the most that it may have, and the figure is not precise. */
  LIMIT,
  /**
   * There is nothing to be precise about: the figure is of no messages at all, which the first
   * replications tell, or it is the loss, and none was seen in the most replications that it may
   * have. A rare loss may come late, so for it no fewer will do.
   */
  NOTHING,
  /** A replication failed or was interrupted. */
  CUT_SHORT;

  /** Whether a precision was asked for and not reached. */
  public boolean isMiss() {
    return this == LIMIT || this == NOTHING;
  }
}
