package dev.millrace.sim.cli;

import dev.millrace.sim.study.RunStatus;

/** The exit codes of the program. */
final class ExitCode {

  /** The run is done and its ledger balances. */
  static final int DONE = 0;

  /** The run failed. */
  static final int FAILED = 1;

  /** The arguments or the scenario have mistakes; nothing was run. */
  static final int USAGE = 2;

  /**
   * The run is done and its ledger balances, but a requirement was missed or is undecided, or
   * run.precision was not reached.
   */
  static final int MISSED = 99;

  /** The run was interrupted; it was drained and reported. */
  static final int INTERRUPTED = 130;

  private ExitCode() {}

  static int of(RunStatus status) {
    return switch (status) {
      case DONE -> DONE;
      case MISSED, UNDECIDED -> MISSED;
      case INTERRUPTED -> INTERRUPTED;
      case FAILED -> FAILED;
    };
  }
}
