package dev.millrace.sim.scenario;

import org.jspecify.annotations.Nullable;

/**
 * By which engine a scenario is run, and how often.
 *
 * @param engine by which
 * @param replications how often with independent random streams; above 1 only in virtual time
 * @param precision how wide, relative to its value, the interval of a figure may be on either side
 *     before more replications are added; null when none are added
 * @param precisionOf that figure
 * @param maxReplications where adding ends
 */
public record Study(
    EngineChoice engine,
    int replications,
    @Nullable Percentage precision,
    Headline precisionOf,
    int maxReplications) {}
