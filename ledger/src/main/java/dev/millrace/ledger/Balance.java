package dev.millrace.ledger;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The closed ledger: offered = delivered + dropped + failed + abandoned + undrained, without
 * violations.
 *
 * @param offered messages that producers offered to the pipeline
 * @param delivered messages that a consumer stored
 * @param droppedByReason messages that an overflow policy or the pipeline itself dropped
 * @param failed messages whose attempts to be stored were used up
 * @param abandoned messages that a worker held when the run was cut off, or that a pipeline did not
 *     return
 * @param undrained messages in the pipeline when the run was cut off
 * @param violations the rules that the pipeline broke; empty if it broke none
 */
public record Balance(
    long offered,
    long delivered,
    SortedMap<String, Long> droppedByReason,
    long failed,
    long abandoned,
    long undrained,
    Map<Violation, Finding> violations) {

  /**
   * The messages for which one rule was broken.
   *
   * @param count how many there are
   * @param first the names of the first of them
   */
  public record Finding(long count, List<String> first) {

    private Finding plus(Finding other) {
      return new Finding(
          count + other.count, Stream.concat(first.stream(), other.first.stream()).toList());
    }
  }

  /**
   * Returns the account of messages that pass through several stages: offered to the first,
   * delivered by the last, and otherwise accounted for by the stage that they did not leave.
   */
  public static Balance across(List<Balance> stages) {
    SortedMap<String, Long> dropped = new TreeMap<>();
    Map<Violation, Finding> violations = new EnumMap<>(Violation.class);
    long failed = 0;
    long abandoned = 0;
    long undrained = 0;
    for (Balance stage : stages) {
      stage.droppedByReason().forEach((reason, n) -> dropped.merge(reason, n, Long::sum));
      stage.violations().forEach((kind, found) -> violations.merge(kind, found, Finding::plus));
      failed += stage.failed();
      abandoned += stage.abandoned();
      undrained += stage.undrained();
    }
    return new Balance(
        stages.get(0).offered(),
        stages.get(stages.size() - 1).delivered(),
        dropped,
        failed,
        abandoned,
        undrained,
        violations);
  }

  /** Returns the number of dropped messages, for all reasons. */
  public long dropped() {
    return droppedByReason.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Returns whether every message is accounted for exactly once. */
  public boolean balanced() {
    return violations.isEmpty()
        && offered == delivered + dropped() + failed + abandoned + undrained;
  }

  /** Describes the violations, a sentence each, with the names of the first messages. */
  public List<String> describeViolations() {
    List<String> descriptions = new ArrayList<>();
    violations.forEach(
        (violation, finding) ->
            descriptions.add(
                String.format(
                    Locale.ROOT,
                    "%,d %s %s (%s): %s%s",
                    finding.count(),
                    finding.count() == 1 ? "message" : "messages",
                    violation.label(),
                    violation.meaning(),
                    String.join(", ", finding.first()),
                    finding.count() > finding.first().size() ? ", ..." : "")));
    return descriptions;
  }
}
