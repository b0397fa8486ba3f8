package dev.millrace.sim.scenario;

import dev.millrace.api.Range;
import dev.millrace.sim.engine.Arrivals;

/** The framework's keys in the block of a producer group. */
record ProducerKeys(@Range(min = 1, max = 10_000) int count, Arrivals arrivals, boolean log) {}
