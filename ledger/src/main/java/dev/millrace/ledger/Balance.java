package dev.millrace.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;

/**
 * The closed ledger: offered = delivered + dropped + failed + abandoned + left, and no offences.
 *
 * @param offered messages that producers offered to the pipeline
 * @param delivered messages that a consumer stored
 * @param dropped messages that an overflow policy or the pipeline itself gave up, by the reason
 * @param failed messages whose attempts were used up
 * @param abandoned messages that a worker held when the run was cut off, or a pipeline that did not
 *     give them back
 * @param left messages in the pipeline when the run was cut off
 * @param offences what does not add up, by kind; empty if all does
 */
public record Balance(
    long offered,
    long delivered,
    SortedMap<String, Long> dropped,
    long failed,
    long abandoned,
    long left,
    Map<Offence, Finding> offences) {

  /**
   * The messages that committed one kind of offence.
   *
   * @param count how many there were
   * @param first the names of the first of them
   */
  public record Finding(long count, List<String> first) {}

  /** Messages that were given up, for whatever reason. */
  public long droppedInAll() {
    return dropped.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Whether every message is accounted for exactly once. */
  public boolean balanced() {
    return offences.isEmpty() && offered == delivered + droppedInAll() + failed + abandoned + left;
  }

  /** What does not add up, a sentence a kind of offence, naming the first offending messages. */
  public List<String> complaints() {
    List<String> complaints = new ArrayList<>();
    offences.forEach(
        (offence, finding) ->
            complaints.add(
                String.format(
                    Locale.ROOT,
                    "%,d %s %s (%s): %s%s",
                    finding.count(),
                    finding.count() == 1 ? "message" : "messages",
                    offence.label(),
                    offence.meaning(),
                    String.join(", ", finding.first()),
                    finding.count() > finding.first().size() ? ", ..." : "")));
    return complaints;
  }
}
