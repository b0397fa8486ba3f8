package dev.millrace.sim.report;

import java.util.List;

/**
 * The order in which the steps of a run were executed.
 *
 * @param order the turns, such as {@code a5b4a1}
 * @param workers the workers in the order of their letters, from {@code a} on
 */
public record StepSchedule(String order, List<String> workers) {}
