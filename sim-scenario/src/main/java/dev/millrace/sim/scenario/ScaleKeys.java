package dev.millrace.sim.scenario;

import dev.millrace.api.Range;
import dev.millrace.sim.engine.Scaling;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The keys of the block {@code scale} of a consumer group. */
record ScaleKeys(
    List<Step> steps,
    @Range(min = 1, max = 10_000) int min,
    @Range(min = 1, max = 10_000) @Nullable Integer max,
    @Range(min = 0) int addWhenLongerThan,
    @Range(min = 0) int removeWhenShorterThan,
    @Range(above = 0) Duration checkInterval,
    Duration startDelay,
    Duration coolDown) {

  ScaleKeys {
    if (max == null && min > 1) {
      throw new IllegalArgumentException("min is set, but not max; allowed: both or none");
    }
    if (max != null && max < min) {
      throw new IllegalArgumentException("max is below min; allowed: at least min");
    }
  }

  /** A change at a time. */
  record Step(@Range(above = 0) Duration at, @Range(min = 1, max = 10_000) int count) {}

  /**
   * Returns the changes of the number of workers; null if there are none.
   *
   * @param start the number at the start of the run
   */
  @Nullable Scaling scaling(int start) {
    if (max == null && steps.isEmpty()) {
      return null;
    }
    Scaling.Rule rule =
        max == null
            ? null
            : new Scaling.Rule(
                min,
                max,
                addWhenLongerThan,
                removeWhenShorterThan,
                checkInterval,
                startDelay,
                coolDown);
    return new Scaling(
        start,
        steps.stream().map(step -> new Scaling.Step(step.at(), step.count())).toList(),
        rule);
  }
}
