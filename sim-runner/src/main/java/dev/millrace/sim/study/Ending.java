package dev.millrace.sim.study;

/** Why a study added no more replications. */
public enum Ending {
  /** It had as many as it was to have. */
  COUNT,
  /** The figure that was to be precise is. */
  PRECISE,
  /** It had the most that it may have, and the figure is not precise. */
  LIMIT,
  /**
   * More would not help: the figure is of nothing, or it is the loss and nothing was lost, and of
   * nothing no interval is a share.
   */
  NOTHING,
  /** A replication failed or was interrupted. */
  CUT_SHORT;

  /** Whether a precision was asked for and not reached. */
  public boolean isMiss() {
    return this == LIMIT || this == NOTHING;
  }
}
