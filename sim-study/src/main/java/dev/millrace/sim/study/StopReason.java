package dev.millrace.sim.study;

/** The reason why a study added no further replication. */
public enum StopReason {
  /** The requested number was reached. */
  COUNT,
  /** The figure reached the requested precision. */
  PRECISE,
  /** The maximum was reached before the requested precision. */
  LIMIT,
  /**
   * The figure has no relative precision: there were no messages, which the first replications
   * show, or no loss in the maximum number of replications. A rare loss may come late, so the
   * search for one continues to the maximum.
   */
  NOTHING,
  /** Each requirement was met or missed. */
  DECIDED,

  /** The maximum was reached before that. */
  UNDECIDED,

  /** A replication failed or was interrupted. */
  CUT_SHORT;

  /** Whether a requested precision was not reached. */
  public boolean isMiss() {
    return this == LIMIT || this == NOTHING;
  }
}
