package dev.millrace.sim.study;

import dev.millrace.sim.scenario.Headline;

/**
 * A requested precision of a figure.
 *
 * @param share the maximum length of either side of its interval, relative to the figure; above 0
 * @param of the figure
 * @param atMost the maximum number of replications; at least 2
 */
public record Precision(double share, Headline of, int atMost) {}
