package dev.millrace.sim.cli;

import com.google.inject.Injector;
import dev.millrace.sim.binding.Problem;
import dev.millrace.sim.scenario.EngineChoice;
import dev.millrace.sim.scenario.ProducerGroup;
import dev.millrace.sim.scenario.Scenario;
import dev.millrace.sim.study.Forecast;
import dev.millrace.sim.wiring.Rehearsal;
import dev.millrace.sim.wiring.Wiring;
import dev.millrace.sim.wiring.WiringException;
import java.util.ArrayList;
import java.util.List;

/**
 * What can be said before a run is made, by components that take no part in it.
 *
 * @param forecast what the run will be like
 * @param problems why it is not made; empty if it is
 */
record Beforehand(Forecast forecast, List<Problem> problems) {

  /**
   * Looks at a scenario. Components for real time alone are not asked, and without all of them
   * there is no forecast.
   *
   * @throws WiringException if a component cannot be created for a reason of its own
   */
  static Beforehand of(Scenario scenario, Injector plugins) throws WiringException {
    return of(scenario, plugins, true);
  }

  /** The problems alone, which come without playing the producers' schedules. */
  static List<Problem> problems(Scenario scenario, Injector plugins) throws WiringException {
    return of(scenario, plugins, false).problems();
  }

  private static Beforehand of(Scenario scenario, Injector plugins, boolean forecast)
      throws WiringException {
    try (LogSetup.Silence silence = LogSetup.silence();
        Rehearsal rehearsal = Wiring.rehearse(scenario, plugins)) {
      List<Problem> problems = new ArrayList<>(rehearsal.problems());
      problems.addAll(endless(scenario, rehearsal));
      return new Beforehand(
          forecast && problems.isEmpty() && isWhole(rehearsal, scenario)
              ? Forecast.of(scenario, rehearsal.producers(), rehearsal.consumers())
              : Forecast.NONE,
          problems);
    }
  }

  private static boolean isWhole(Rehearsal rehearsal, Scenario scenario) {
    int workers = scenario.producers().stream().mapToInt(ProducerGroup::count).sum();
    return rehearsal.producers().size() == workers
        && rehearsal.consumers().size() == scenario.consumers().size();
  }

  /** A run in virtual time that would never end: nobody would be there to interrupt it. */
  private static List<Problem> endless(Scenario scenario, Rehearsal rehearsal) {
    if (scenario.study().engine() == EngineChoice.REAL
        || scenario.run().duration() != null
        || scenario.run().messages() != null) {
      return List.of();
    }
    return scenario.producers().stream()
        .filter(
            group ->
                rehearsal.producers().stream()
                    .anyMatch(
                        seat ->
                            seat.name().equals(group.name() + "-1") && seat.producer().isEndless()))
        .map(
            group ->
                new Problem(
                    group.producer().where(),
                    group.producer().path(),
                    "never ends, and a run in virtual time has to; allowed with run.duration or"
                        + " run.messages, or a limit of the producer's own, such as messages"))
        .toList();
  }
}
