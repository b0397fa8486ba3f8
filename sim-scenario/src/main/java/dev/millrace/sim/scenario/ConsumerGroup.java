package dev.millrace.sim.scenario;

import dev.millrace.sim.engine.Batch;
import dev.millrace.sim.engine.RateLimit;
import dev.millrace.sim.engine.Retry;

/**
 * A group of identical consumers, whose workers are named {@code name-1} to {@code name-count}.
 *
 * @param name the group's name, unique within the scenario
 * @param consumer the component of each worker
 * @param count the number of workers; at least 1
 * @param retry the attempts to store a message
 * @param batch the batches that a worker stores
 * @param limit the limit of its attempts, all workers together
 */
public record ConsumerGroup(
    String name, Choice consumer, int count, Retry retry, Batch batch, RateLimit limit) {}
