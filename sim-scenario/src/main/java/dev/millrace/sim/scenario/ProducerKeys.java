package dev.millrace.sim.scenario;

import dev.millrace.api.DurationDistribution;
import dev.millrace.api.Range;
import dev.millrace.sim.engine.Arrivals;
import org.jspecify.annotations.Nullable;

/** The framework's keys in the block of a producer group. */
record ProducerKeys(
    @Range(min = 1, max = 10_000) int count,
    Arrivals arrivals,
    @Nullable DurationDistribution deadline,
    boolean log) {}
