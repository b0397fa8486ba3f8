package dev.millrace.sim.report;

import dev.millrace.ledger.Balance;
import java.util.List;
import java.util.SortedMap;

/**
 * The account of every message, warm-up included: offered = delivered + dropped + failed +
 * abandoned + undrained.
 *
 * @param undrained messages left in the pipeline when the run was cut off
 * @param violations the contradictions in the account, one sentence each
 */
public record LedgerReport(
    long offered,
    long delivered,
    long dropped,
    SortedMap<String, Long> droppedByReason,
    long failed,
    long abandoned,
    long undrained,
    boolean balanced,
    List<String> violations) {

  static LedgerReport of(Balance balance) {
    return new LedgerReport(
        balance.offered(),
        balance.delivered(),
        balance.dropped(),
        balance.droppedByReason(),
        balance.failed(),
        balance.abandoned(),
        balance.undrained(),
        balance.balanced(),
        balance.describeViolations());
  }
}
