package dev.millrace.sim.study;

import static java.util.Objects.requireNonNull;

import dev.millrace.sim.engine.Arrivals;
import dev.millrace.sim.engine.ComponentCalls;
import dev.millrace.sim.engine.Failures;
import dev.millrace.sim.engine.WatchedWork;
import dev.millrace.sim.scenario.ProducerGroup;
import dev.millrace.sim.scenario.Scenario;
import dev.millrace.sim.wiring.PreFlightComponents;
import dev.millrace.sim.wiring.Wiring;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of reading the producers' schedules of a scenario, without a run. {@link
 * ScenarioSpec#readSchedule} creates it.
 *
 * @param messages the number of due times that were read
 * @param ended whether there are no more of them
 * @param failure why reading ended early; null if it did not
 * @param remarks what producers say about their schedules, one sentence each
 */
public record ScheduleReading(
    long messages, boolean ended, @Nullable String failure, List<String> remarks) {

  static ScheduleReading read(ScenarioSpec.Loaded loaded, long limit, LongConsumer dueNanos) {
    Scenario scenario = loaded.scenario();
    for (ProducerGroup group : scenario.producers()) {
      if (group.arrivals() != Arrivals.OPEN) {
        return failed(
            0,
            "producers.%s has closed arrivals, which depend on the run; allowed: open"
                .formatted(group.name()));
      }
    }
    try (PreFlightComponents components = Wiring.wireForPreFlight(scenario, loaded.plugins())) {
      if (components.producers().isEmpty()) {
        return failed(0, "the producers have no schedule");
      }
      ComponentCalls calls = new ComponentCalls();
      var work =
          WatchedWork.start(
              "schedule", calls, () -> read(scenario, components, limit, dueNanos, calls));
      if (work.await(() -> scenario.run().stallTimeout())) {
        return requireNonNull(work.result());
      }
      work.abandon();
      return failed(0, "a producer did not return within run.stall-timeout");
    }
  }

  private static ScheduleReading read(
      Scenario scenario,
      PreFlightComponents components,
      long limit,
      LongConsumer dueNanos,
      ComponentCalls calls) {
    long messages = 0;
    List<String> remarks = Forecast.remarks(scenario, components.producers(), calls);
    Long ownLimit = scenario.run().messages();
    long atMost = ownLimit == null ? limit : Math.min(limit, ownLimit);
    try {
      var schedules = new MergedSchedules(scenario.run(), components.producers(), calls);
      while (messages < atMost && schedules.hasNext()) {
        dueNanos.accept(schedules.next());
        messages++;
      }
      return new ScheduleReading(messages, messages < limit || !schedules.hasNext(), null, remarks);
    } catch (Throwable t) {
      calls.exit();
      String failure = t.getMessage() == null ? Failures.text(t) : t.getMessage();
      return new ScheduleReading(messages, false, failure, remarks);
    }
  }

  private static ScheduleReading failed(long messages, String failure) {
    return new ScheduleReading(messages, false, failure, List.of());
  }
}
