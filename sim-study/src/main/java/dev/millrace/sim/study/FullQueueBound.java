package dev.millrace.sim.study;

import dev.millrace.sim.scenario.Scenario;
import java.util.Arrays;
import java.util.Set;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * An upper bound on the loss when no message was lost, from how far the queue stayed below its
 * capacity.
 *
 * <p>The greatest length of the queue in a replication is a maximum, and maxima of what has a heavy
 * tail follow a Fréchet distribution, whose logarithm has that of Gumbel (S. Coles, <i>An
 * Introduction to Statistical Modeling of Extreme Values</i>, 2001, chapter 3). For lighter tails
 * this overstates the largest lengths, which is the safe side. Its parameters are those with the
 * mean and the variance of the logarithms seen, moved to the upper ends of their confidence
 * intervals. The probability that a replication's queue would grow beyond the capacity then bounds
 * the loss, since no replication can lose more than everything.
 */
final class FullQueueBound {

  private static final int MIN_REPLICATIONS = 10;
  private static final double EULER_MASCHERONI = 0.5772156649;

  /** The pipelines that drop nothing by themselves and hold any message while there is room. */
  private static final Set<String> PLAIN =
      Set.of("queue", "buffer", "lifo", "priority", "ring", "disruptor", "unbounded");

  private static final Set<String> NEVER_BLOCKING = Set.of("drop-newest", "drop-oldest", "fail");

  private FullQueueBound() {}

  /** Returns whether producers never wait for room. */
  static boolean neverBlocks(Scenario scenario) {
    return NEVER_BLOCKING.contains(scenario.pipeline().overflow().binding().type());
  }

  /** Returns whether a scenario's messages are dropped by an overflow policy alone. */
  static boolean appliesTo(Scenario scenario) {
    return PLAIN.contains(scenario.pipeline().pipeline().binding().type())
        && scenario.laterStages().isEmpty()
        && scenario.producers().stream().allMatch(group -> group.deadline() == null);
  }

  /**
   * Returns a bound on the probability that a replication's queue grows to a length.
   *
   * @param longest the greatest length of the queue in each replication
   * @param length at least 1, and above all of these
   * @param confidence the share of such bounds that hold, above 0 and below 1
   * @return from 0 to 1; 1 for fewer than ten replications
   */
  static double of(int[] longest, double length, double confidence) {
    int n = longest.length;
    if (n < MIN_REPLICATIONS) {
      return 1;
    }
    double[] logs =
        Arrays.stream(longest).mapToDouble(each -> Math.log(Math.max(1, each))).toArray();
    double mean = Arrays.stream(logs).average().orElseThrow();
    double squares = Arrays.stream(logs).map(log -> (log - mean) * (log - mean)).sum();
    // Lengths are whole numbers: a spread below half a message is not seen.
    double smallest = Math.log1p(1 / Math.exp(mean)) / 2;
    double deviation = Math.max(Math.sqrt(squares / (n - 1)), smallest);
    double t = TDistribution.of(n - 1.0).inverseSurvivalProbability(1 - confidence);
    double scale = deviation * Math.sqrt(6) / Math.PI * (1 + t * Math.sqrt(1.6 / n));
    double location = mean + t * deviation / Math.sqrt(n) - EULER_MASCHERONI * scale;
    double excess = (Math.log(length) - location) / scale;
    return -Math.expm1(-Math.exp(-excess));
  }
}
