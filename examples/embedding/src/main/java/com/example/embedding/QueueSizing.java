package com.example.embedding;

import dev.millrace.sim.study.ScenarioSpec;
import java.util.OptionalInt;

/** Finds the capacity that a queue needs, by running a scenario in virtual time. */
public final class QueueSizing {

  private QueueSizing() {}

  /**
   * Returns the first of several capacities at which at most a share of the messages is lost.
   *
   * @param scenario a scenario whose pipeline has a capacity
   * @param maxLoss the share, from 0 to 1
   */
  public static OptionalInt smallestCapacity(
      ScenarioSpec scenario, double maxLoss, int... capacities) throws InterruptedException {
    for (int capacity : capacities) {
      var result =
          scenario.with("run.engine=virtual", "pipeline.capacity=" + capacity).run().orThrow();
      if (result.pooled().measurements().loss() <= maxLoss) {
        return OptionalInt.of(capacity);
      }
    }
    return OptionalInt.empty();
  }
}
