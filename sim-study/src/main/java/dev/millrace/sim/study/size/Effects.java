package dev.millrace.sim.study.size;

import dev.millrace.sim.scenario.ConsumerGroup;
import dev.millrace.sim.scenario.Scenario;
import dev.millrace.sim.scenario.require.FigureKind;
import dev.millrace.sim.scenario.require.Requirement;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The known effects of keys on figures, for first-come-first-served queues: more workers or
 * connections shorten waits and lose less; a larger capacity loses less, and lets the accepted
 * messages wait longer. Whatever is not known here is searched value by value.
 */
final class Effects {

  private static final Pattern GROUP_KEY =
      Pattern.compile("consumers\\.([^.]+)\\.(count|connections)");
  private static final String CAPACITY = "pipeline.capacity";

  private final Scenario scenario;
  private final Collection<String> improving;

  /**
   * Creates the effects of a scenario.
   *
   * @param improving keys whose growth is declared to be good for every requirement
   */
  Effects(Scenario scenario, Collection<String> improving) {
    this.scenario = scenario;
    this.improving = improving;
  }

  /** Returns the effect of the growth of keys on a requirement. */
  Direction of(VariedKeys varied, Requirement requirement) {
    if (varied.size() == 1 || improving.containsAll(varied.keys())) {
      return Direction.IMPROVES;
    }
    if (!varied.areNumbers()) {
      return Direction.UNKNOWN;
    }
    Direction direction = ofUpperBound(varied.keys(), requirement.figure().kind());
    return requirement.relation().isUpper() ? direction : direction.reversed();
  }

  /** Returns the effect of growth on a bound from above. */
  private Direction ofUpperBound(List<String> keys, FigureKind figure) {
    if (keys.equals(List.of(CAPACITY))) {
      return ofCapacity(figure);
    }
    return keys.stream().allMatch(key -> GROUP_KEY.matcher(key).matches()) && isServer(keys)
        ? ofServers(figure)
        : Direction.UNKNOWN;
  }

  /**
   * Returns whether each worker more is a server more: the group has no limit to its connections,
   * or one that grows with it. Other workers only wait for connections, as further waiting places.
   */
  private boolean isServer(List<String> keys) {
    for (String key : keys) {
      Matcher parts = GROUP_KEY.matcher(key);
      if (parts.matches() && parts.group(2).equals("count")) {
        String connections = "consumers." + parts.group(1) + ".connections";
        boolean limited = VariedKeys.number(scenario.resolved(), connections) > 0;
        if (limited && !keys.contains(connections)) {
          return false;
        }
      }
    }
    return true;
  }

  private static Direction ofServers(FigureKind figure) {
    return switch (figure) {
      case LOSS,
          WAIT_MEAN,
          WAIT_PERCENTILE,
          WAIT_MAX,
          SOJOURN_MEAN,
          SOJOURN_PERCENTILE,
          SOJOURN_MAX,
          BLOCKED,
          PUT_MEAN,
          QUEUE_MEAN,
          QUEUE_FULL,
          QUEUE_LONGEST,
          UTILISATION,
          DROPPED,
          UNDRAINED ->
          Direction.IMPROVES;
      case THROUGHPUT, DELIVERED -> Direction.WORSENS;
      default -> Direction.UNKNOWN;
    };
  }

  private Direction ofCapacity(FigureKind figure) {
    return switch (figure) {
      case LOSS, BLOCKED, PUT_MEAN, QUEUE_FULL, DROPPED -> Direction.IMPROVES;
      case WAIT_MEAN,
          WAIT_PERCENTILE,
          WAIT_MAX,
          SOJOURN_MEAN,
          SOJOURN_PERCENTILE,
          SOJOURN_MAX,
          QUEUE_MEAN,
          QUEUE_LONGEST,
          THROUGHPUT,
          DELIVERED ->
          Direction.WORSENS;
      case SERVICE_MEAN, SERVICE_PERCENTILE, SERVICE_MAX ->
          hasBatches() ? Direction.UNKNOWN : Direction.IMPROVES;
      default -> Direction.UNKNOWN;
    };
  }

  private boolean hasBatches() {
    return scenario.consumers().stream()
        .map(ConsumerGroup::batch)
        .anyMatch(each -> each.size() > 1);
  }
}
