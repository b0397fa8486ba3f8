package dev.millrace.sim.scenario;

import dev.millrace.sim.engine.Batch;
import dev.millrace.sim.engine.Retry;

/**
 * A group of equal consumers, whose workers are named {@code name-1} to {@code name-count}.
 *
 * @param name the group's name; no other group of the scenario has it
 * @param consumer what each worker runs
 * @param count how many workers; at least 1
 * @param retry what happens to a message that could not be stored
 * @param batch how many messages a worker stores at once
 */
public record ConsumerGroup(String name, Choice consumer, int count, Retry retry, Batch batch) {}
