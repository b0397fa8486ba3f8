package dev.millrace.sim.cli;

/** What the program tells the shell. */
final class ExitCode {

  /** The run is done and its ledger balances. */
  static final int DONE = 0;

  /** The run failed. */
  static final int FAILED = 1;

  /** The command line or the scenario has mistakes; nothing was run. */
  static final int USAGE = 2;

  /** The run was interrupted; it was drained and reported. */
  static final int INTERRUPTED = 130;

  private ExitCode() {}

  /** The one of two that the shell is to be told: a failure before an interrupt before done. */
  static int worse(int one, int other) {
    return one == DONE || (one == INTERRUPTED && other == FAILED) ? other : one;
  }
}
