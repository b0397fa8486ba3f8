package dev.millrace.sim.scenario;

import dev.millrace.api.Range;
import dev.millrace.sim.engine.Batch;
import dev.millrace.sim.engine.RateLimit;
import dev.millrace.sim.engine.Retry;
import dev.millrace.sim.engine.Scaling;
import org.jspecify.annotations.Nullable;

/** The framework's keys in the block of a consumer group. */
record ConsumerKeys(
    @Range(min = 1, max = 10_000) int count,
    ScaleKeys scale,
    Retry retry,
    Batch batch,
    RateLimit limit) {

  ConsumerKeys {
    scale.scaling(count); // refuses what does not fit the count
  }

  @Nullable Scaling scaling() {
    return scale.scaling(count);
  }
}
