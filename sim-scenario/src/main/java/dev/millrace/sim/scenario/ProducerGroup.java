package dev.millrace.sim.scenario;

import dev.millrace.sim.engine.Arrivals;

/**
 * A group of equal producers, whose workers are named {@code name-1} to {@code name-count}.
 *
 * @param name the group's name; no other group of the scenario has it
 * @param producer what each worker runs
 * @param count how many workers; at least 1
 * @param arrivals how the schedule goes on after a wait
 * @param log whether each message that was made is logged
 */
public record ProducerGroup(
    String name, Choice producer, int count, Arrivals arrivals, boolean log) {}
