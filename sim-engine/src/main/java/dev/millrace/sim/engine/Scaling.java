package dev.millrace.sim.engine;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The changes of the number of a group's workers during a run: at given times (scheduled scaling)
 * or by the length of the queue (autoscaling).
 *
 * @param start the number at the start of the run, at least 1
 * @param steps the changes at given times, in their order; empty with a rule
 * @param rule adds and removes workers; null with steps
 */
public record Scaling(int start, List<Step> steps, @Nullable Rule rule) {

  public Scaling {
    steps = List.copyOf(steps);
    if (rule != null && !steps.isEmpty()) {
      throw new IllegalArgumentException(
          "the number of workers changes at given times and by a rule; allowed: one of them");
    }
    if (rule != null && (start < rule.min() || start > rule.max())) {
      throw new IllegalArgumentException(
          "count is %d; allowed: from min, %d, to max, %d, of its scaling"
              .formatted(start, rule.min(), rule.max()));
    }
    Duration previous = Duration.ZERO;
    for (Step step : steps) {
      if (step.at().compareTo(previous) <= 0) {
        throw new IllegalArgumentException(
            "a change at %d ms is not after the one before, or the start; allowed: ascending times"
                .formatted(step.at().toMillis()));
      }
      previous = step.at();
    }
  }

  /**
   * A change at a time.
   *
   * @param at since the start of the run
   * @param count the number of workers from then on, at least 1
   */
  public record Step(Duration at, int count) {

    public Step {
      atLeastOne("count", count);
    }
  }

  /**
   * A rule that compares the length of the queue with two thresholds, again and again, and adds or
   * removes one worker at a time.
   *
   * @param min the least number of workers, at least 1
   * @param max the greatest number of workers
   * @param addWhenLongerThan adds a worker if more messages are in the pipeline
   * @param removeWhenShorterThan removes a worker if fewer messages are in the pipeline
   * @param checkInterval the time between two comparisons, above 0
   * @param startDelay the time from a decision until the new worker takes messages
   * @param coolDown the time after a change in which there is no other
   */
  public record Rule(
      int min,
      int max,
      int addWhenLongerThan,
      int removeWhenShorterThan,
      Duration checkInterval,
      Duration startDelay,
      Duration coolDown) {

    public Rule {
      atLeastOne("min", min);
      if (max < min) {
        throw new IllegalArgumentException("max is below min; allowed: at least min");
      }
      if (removeWhenShorterThan > addWhenLongerThan) {
        throw new IllegalArgumentException(
            "remove-when-shorter-than is above add-when-longer-than, so that workers would be added"
                + " and removed in turns; allowed: at most add-when-longer-than");
      }
      if (checkInterval.isZero() || checkInterval.isNegative()) {
        throw new IllegalArgumentException(
            "check-interval is %s; allowed: above 0s".formatted(checkInterval));
      }
    }
  }

  private static void atLeastOne(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException("%s is %d; allowed: at least 1".formatted(name, value));
    }
  }

  /** Returns the greatest number of workers. */
  public int max() {
    IntStream counts =
        rule == null ? steps.stream().mapToInt(Step::count) : IntStream.of(rule.max());
    return IntStream.concat(IntStream.of(start), counts).max().orElseThrow();
  }

  /** Returns whether the number of workers of any group of the stages changes. */
  public static boolean isAny(List<Stage> stages) {
    return stages.stream()
        .flatMap(stage -> stage.consumers().stream())
        .anyMatch(spec -> spec.scaling() != null);
  }
}
