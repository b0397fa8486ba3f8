package dev.millrace.sim.scenario;

import dev.millrace.sim.scenario.require.Figure;
import org.jspecify.annotations.Nullable;

/**
 * The engine that runs a scenario and the number of runs.
 *
 * @param engine the engine
 * @param consumerDraws the random streams from which consumers draw
 * @param replications the runs with independent random streams; above 1 only in virtual time
 * @param precision the largest half-width of a figure's confidence interval, relative to the
 *     figure, at which no more replications are added; null to add none
 * @param precisionOf that figure
 * @param maxReplications the limit to added replications
 */
public record Study(
    EngineChoice engine,
    ConsumerDraws consumerDraws,
    int replications,
    @Nullable Percentage precision,
    Figure precisionOf,
    int maxReplications) {

  /** Returns whether the scenario is run more than once. */
  public boolean isRepeated() {
    return replications > 1 || precision != null;
  }
}
