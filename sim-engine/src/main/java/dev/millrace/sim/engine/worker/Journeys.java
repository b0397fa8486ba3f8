package dev.millrace.sim.engine.worker;

import dev.millrace.ledger.MessageObserver;
import dev.millrace.sim.measure.ConsumerMeter;
import dev.millrace.sim.measure.GroupedTimes;
import dev.millrace.sim.measure.JourneyLosses;
import dev.millrace.sim.measure.JourneyMeter;
import dev.millrace.sim.measure.Measurements;
import dev.millrace.sim.measure.MessageGroups;
import dev.millrace.sim.measure.Meters;
import dev.millrace.sim.measure.WarmUp;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Measures messages across the stages of a run whose workers have threads. All of them are timed.
 *
 * <p>Meters are added before the run, and read when their workers have ended.
 */
public final class Journeys {

  private final WarmUp warmUp;
  private final MessageGroups groups;
  private final JourneyLosses losses;
  private final Map<String, ConsumerMeter> meters = new LinkedHashMap<>();

  /**
   * Creates a measurement.
   *
   * @param groups the groups of producers
   * @param outcomes is notified of each message that has reached its outcome
   */
  public Journeys(WarmUp warmUp, MessageGroups groups, MessageObserver outcomes) {
    this.warmUp = warmUp;
    this.groups = groups;
    this.losses = new JourneyLosses(warmUp, groups, outcomes);
  }

  /** Returns the count of messages that are dropped after the first put. */
  public JourneyLosses losses() {
    return losses;
  }

  /** Adds the meter of a consuming worker. */
  JourneyMeter meter(String worker, LongSupplier clock, boolean last) {
    var meter = new ConsumerMeter(worker, warmUp, new GroupedTimes(warmUp, groups), clock);
    meters.put(worker, meter);
    return new JourneyMeter(meter, losses, last);
  }

  /**
   * Merges what was measured, as {@link Meters#across} does.
   *
   * @param unmeasured the workers that have not ended
   */
  public Measurements measurements(
      List<Meters> stages, List<String> unmeasured, long endNanos, boolean stopped) {
    List<ConsumerMeter> ended = new ArrayList<>();
    meters.forEach(
        (worker, meter) -> {
          if (!unmeasured.contains(worker)) {
            ended.add(meter);
          }
        });
    return new Meters(
            warmUp, groups, List.of(), ended, List.of(), List.of(), List.of(), losses.byPart())
        .across(stages, null, endNanos, stopped);
  }
}
