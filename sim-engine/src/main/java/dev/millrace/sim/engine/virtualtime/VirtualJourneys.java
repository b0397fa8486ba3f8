package dev.millrace.sim.engine.virtualtime;

import dev.millrace.sim.engine.Simulation;
import dev.millrace.sim.engine.Simulation.ConsumerSpec;
import dev.millrace.sim.engine.worker.Outcomes;
import dev.millrace.sim.measure.JourneyLosses;
import dev.millrace.sim.measure.JourneyMeter;
import dev.millrace.sim.measure.Measurements;
import dev.millrace.sim.measure.MessageGroups;
import dev.millrace.sim.measure.Meters;
import dev.millrace.sim.measure.WarmUp;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Measures messages across the stages of a run in virtual time. Not thread-safe. */
final class VirtualJourneys {

  private final VirtualMeters meters;
  private final JourneyLosses losses;

  /** Returns the measurement of a run; null if the run has one stage. */
  static @Nullable VirtualJourneys of(
      Simulation simulation, WarmUp warmUp, Outcomes outcomes, VirtualRun run) {
    return simulation.laterStages().isEmpty()
        ? null
        : new VirtualJourneys(warmUp, simulation.messageGroups(), outcomes, run);
  }

  private VirtualJourneys(WarmUp warmUp, MessageGroups groups, Outcomes outcomes, VirtualRun run) {
    meters = new VirtualMeters(warmUp, groups, run, null);
    losses = new JourneyLosses(warmUp, groups, outcomes);
  }

  /** Returns the count of messages that are dropped after the first put. */
  JourneyLosses losses() {
    return losses;
  }

  /** Adds the meter of a consuming worker. */
  JourneyMeter meter(ConsumerSpec spec, boolean last) {
    return new JourneyMeter(meters.consumer(spec), losses, last);
  }

  /** Merges what was measured, as {@link Meters#across} does. */
  Measurements measurements(List<VirtualStage> stages, long endNanos, boolean stopped) {
    return meters
        .all(losses.byPart())
        .across(
            stages.stream().map(stage -> stage.meters.all(new long[0])).toList(),
            stages.get(0).queueLength(),
            endNanos,
            stopped);
  }
}
