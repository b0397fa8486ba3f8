package dev.millrace.sim.study.fit;

import dev.millrace.sim.plugins.PluginSource;

/**
 * The settings of a fit.
 *
 * @param tolerance the typical error of a figure up to which a model is good enough, such as 0.1
 * @param buffer the capacity of the queue that loses messages
 * @param seed the seed of the models' arrivals and of the service times
 * @param maxMessages the maximum number of messages of the trace that are read
 * @param plugins where the producers and consumers are found
 */
public record FitSettings(
    double tolerance, int buffer, long seed, int maxMessages, PluginSource plugins) {

  /** Messages over which the replications of a model are shared out. */
  private static final int MESSAGES_PER_MODEL = 1_000_000;

  private static final int MIN_REPLICATIONS = 4;

  /** With 19, a trace of the model itself is the most deviating of 20 in one of 20 cases. */
  private static final int MAX_REPLICATIONS = 19;

  public FitSettings {
    if (!(tolerance > 0)) {
      throw new IllegalArgumentException(
          "tolerance: found %s; allowed: above 0".formatted(tolerance));
    }
    if (buffer < 1) {
      throw new IllegalArgumentException("buffer: found %d; allowed: at least 1".formatted(buffer));
    }
  }

  /** Returns how often each model is run for a trace of a number of messages. */
  int replications(int messages) {
    return Math.max(MIN_REPLICATIONS, Math.min(MAX_REPLICATIONS, MESSAGES_PER_MODEL / messages));
  }
}
