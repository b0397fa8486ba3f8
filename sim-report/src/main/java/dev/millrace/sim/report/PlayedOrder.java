package dev.millrace.sim.report;

import java.util.List;

/**
 * The order in which the steps of a run were played.
 *
 * @param order the turns, such as {@code a5b4a1}
 * @param workers whose turns these are: the first is {@code a}
 */
public record PlayedOrder(String order, List<String> workers) {}
