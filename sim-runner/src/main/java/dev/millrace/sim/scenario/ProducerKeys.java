package dev.millrace.sim.scenario;

import dev.millrace.api.Range;

/** The framework's keys in the block of a producer group. */
record ProducerKeys(@Range(min = 1, max = 10_000) int count, Arrivals arrivals, boolean log) {}
