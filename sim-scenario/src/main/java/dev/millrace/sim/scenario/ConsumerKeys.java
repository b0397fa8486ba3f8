package dev.millrace.sim.scenario;

import dev.millrace.api.Range;
import dev.millrace.sim.engine.Batch;
import dev.millrace.sim.engine.Retry;

/** What the framework itself reads in the block of a consumer group. */
record ConsumerKeys(@Range(min = 1, max = 10_000) int count, Retry retry, Batch batch) {}
