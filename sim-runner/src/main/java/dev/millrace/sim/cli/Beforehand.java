package dev.millrace.sim.cli;

import static java.util.stream.Collectors.joining;

import com.google.inject.Injector;
import dev.millrace.api.RealTimeOnly;
import dev.millrace.sim.engine.Simulation.ProducerSeat;
import dev.millrace.sim.scenario.EngineChoice;
import dev.millrace.sim.scenario.Scenario;
import dev.millrace.sim.study.Forecast;
import dev.millrace.sim.wiring.Wiring;
import dev.millrace.sim.wiring.Wiring.Rehearsal;
import dev.millrace.sim.wiring.WiringException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What can be said before a run is made, by components that take no part in it.
 *
 * @param forecast what the run will be like
 * @param refusal why it is not made; empty if it is
 */
record Beforehand(Forecast forecast, Optional<String> refusal) {

  /** Looks at a scenario; at none that has components for real time alone, which may do things. */
  static Beforehand of(Scenario scenario, Injector plugins) throws WiringException {
    if (realTimeOnly(scenario)) {
      return new Beforehand(Forecast.NONE, Optional.empty());
    }
    try (LogSetup.Silence silence = LogSetup.silence();
        Rehearsal rehearsal = Wiring.rehearse(scenario, plugins)) {
      Optional<String> refusal = refusal(scenario, rehearsal.producers());
      return new Beforehand(
          refusal.isPresent()
              ? Forecast.NONE
              : Forecast.of(scenario, rehearsal.producers(), rehearsal.consumers()),
          refusal);
    }
  }

  private static boolean realTimeOnly(Scenario scenario) {
    return Stream.of(
            scenario.producers().stream().map(group -> group.producer()),
            scenario.consumers().stream().map(group -> group.consumer()))
        .flatMap(choices -> choices)
        .anyMatch(choice -> choice.binding().component().isAnnotationPresent(RealTimeOnly.class));
  }

  /** A run in virtual time that would never end: nobody would be there to interrupt it. */
  private static Optional<String> refusal(Scenario scenario, List<ProducerSeat> producers) {
    if (scenario.study().engine() == EngineChoice.REAL
        || scenario.run().duration() != null
        || scenario.run().messages() != null) {
      return Optional.empty();
    }
    String endless =
        scenario.producers().stream()
            .filter(
                group ->
                    producers.stream()
                        .filter(seat -> seat.name().equals(group.name() + "-1"))
                        .anyMatch(seat -> seat.producer().endless()))
            .map(group -> "producers." + group.name())
            .collect(joining(", "));
    return endless.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%s: without end: %s; a run in virtual time needs one: set run.duration, run.messages,"
                    .formatted(scenario.source(), endless)
                + " or a limit of the producers' own, such as messages");
  }
}
