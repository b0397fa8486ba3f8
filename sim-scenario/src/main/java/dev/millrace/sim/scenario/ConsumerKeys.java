package dev.millrace.sim.scenario;

import dev.millrace.api.Range;
import dev.millrace.sim.engine.Batch;
import dev.millrace.sim.engine.RateLimit;
import dev.millrace.sim.engine.Retry;

/** The framework's keys in the block of a consumer group. */
record ConsumerKeys(
    @Range(min = 1, max = 10_000) int count, Retry retry, Batch batch, RateLimit limit) {}
