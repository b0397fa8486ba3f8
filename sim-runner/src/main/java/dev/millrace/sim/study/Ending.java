package dev.millrace.sim.study;

/** Why a study added no more replications. */
public enum Ending {
  /** It had as many as it was to have. */
  COUNT,
  /** The figure that was to be precise is. */
  PRECISE,
  /** It had the most that it may have, and the figure is not precise. */
  LIMIT,
  /** A replication failed or was interrupted. */
  CUT_SHORT
}
