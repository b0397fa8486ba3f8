package dev.millrace.sim.cli;

import java.util.List;

/** What the program tells the shell. */
final class ExitCode {

  /** The run is done and its ledger balances. */
  static final int DONE = 0;

  /** The run failed. */
  static final int FAILED = 1;

  /** The command line or the scenario has mistakes; nothing was run. */
  static final int USAGE = 2;

  /** The run is done and its ledger balances, but it missed what its scenario asks for. */
  static final int MISSED = 99;

  /** The run was interrupted; it was drained and reported. */
  static final int INTERRUPTED = 130;

  private ExitCode() {}

  private static final List<Integer> FROM_BEST_TO_WORST =
      List.of(DONE, MISSED, INTERRUPTED, FAILED);

  /** The one of two that the shell is to be told. */
  static int worse(int one, int other) {
    return FROM_BEST_TO_WORST.indexOf(one) < FROM_BEST_TO_WORST.indexOf(other) ? other : one;
  }
}
