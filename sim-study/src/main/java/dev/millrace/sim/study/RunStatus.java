package dev.millrace.sim.study;

import java.util.Collection;
import java.util.Comparator;

/** The status of an ended run, from the best to the worst. */
public enum RunStatus {
  /** The run is done and its ledger balances. */
  DONE,
  /** The run is done, but a requirement is neither met nor missed. */
  UNDECIDED,

  /** The run is done, but missed a requirement or did not reach {@code run.precision}. */
  MISSED,
  /** The run was stopped, or not started because of a stop request. */
  INTERRUPTED,
  /** The run failed, or its ledger does not balance. */
  FAILED;

  /** Returns the worst of several, and {@link #DONE} of none. */
  static RunStatus worst(Collection<RunStatus> statuses) {
    return statuses.stream().max(Comparator.naturalOrder()).orElse(DONE);
  }
}
