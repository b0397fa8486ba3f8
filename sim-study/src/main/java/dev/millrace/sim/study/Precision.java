package dev.millrace.sim.study;

import dev.millrace.sim.scenario.Headline;

/**
 * How precise a figure is to be.
 *
 * @param share how far its interval may reach on either side, as a share of the figure; above 0
 * @param of the figure
 * @param atMost the most replications that are made for it; at least 2
 */
public record Precision(double share, Headline of, int atMost) {}
