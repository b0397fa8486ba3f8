package dev.millrace.sim.study;

import static java.util.Objects.requireNonNull;

import com.google.inject.Injector;
import dev.millrace.api.Producer;
import dev.millrace.sim.binding.Problem;
import dev.millrace.sim.engine.ComponentCalls;
import dev.millrace.sim.engine.ComponentCalls.Method;
import dev.millrace.sim.engine.Failures;
import dev.millrace.sim.engine.WatchedWork;
import dev.millrace.sim.scenario.EngineChoice;
import dev.millrace.sim.scenario.ProducerGroup;
import dev.millrace.sim.scenario.Scenario;
import dev.millrace.sim.wiring.PreFlightComponents;
import dev.millrace.sim.wiring.Wiring;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A pre-flight check: components that take no part in the run are created, queried and closed.
 *
 * @param forecast what the run will be like, as far as it is known
 * @param problems why the scenario cannot be run; empty if it can
 */
record PreFlight(Forecast forecast, List<Problem> problems) {

  private static final Logger LOG = LoggerFactory.getLogger(PreFlight.class);

  /**
   * Checks a scenario and forecasts its run. Components annotated {@code @RealTimeOnly} are not
   * created, and without them there is no forecast.
   *
   * @throws dev.millrace.sim.wiring.WiringException if a component cannot be created for a reason
   *     of its own
   */
  static PreFlight of(Scenario scenario, Injector plugins) {
    return of(scenario, plugins, true);
  }

  /** Returns the problems alone, without generating the producers' schedules. */
  static List<Problem> problems(Scenario scenario, Injector plugins) {
    return of(scenario, plugins, false).problems();
  }

  private static PreFlight of(Scenario scenario, Injector plugins, boolean forecast) {
    try (PreFlightComponents components = Wiring.wireForPreFlight(scenario, plugins)) {
      ComponentCalls calls = new ComponentCalls();
      Duration limit = scenario.run().stallTimeout();
      var work =
          WatchedWork.start(
              "pre-flight check", calls, () -> query(scenario, components, forecast, calls));
      if (work.await(() -> limit)) {
        return requireNonNull(work.result());
      }
      // The run will encounter and report it again.
      work.abandon();
      return new PreFlight(Forecast.NONE, components.problems());
    }
  }

  private static PreFlight query(
      Scenario scenario, PreFlightComponents components, boolean forecast, ComponentCalls calls) {
    List<Problem> problems = new ArrayList<>(components.problems());
    problems.addAll(endless(scenario, components, calls));
    return new PreFlight(
        forecast && problems.isEmpty() && isComplete(components, scenario)
            ? Forecast.of(scenario, components.producers(), components.consumers(), calls)
            : Forecast.NONE,
        problems);
  }

  private static boolean isComplete(PreFlightComponents components, Scenario scenario) {
    int workers = scenario.producers().stream().mapToInt(ProducerGroup::count).sum();
    return components.producers().size() == workers
        && components.consumers().size() == scenario.consumers().size();
  }

  /** Returns the producers without an end, if a run in virtual time would not end either. */
  private static List<Problem> endless(
      Scenario scenario, PreFlightComponents components, ComponentCalls calls) {
    if (scenario.study().engine() == EngineChoice.REAL
        || scenario.run().duration() != null
        || scenario.run().messages() != null) {
      return List.of();
    }
    return scenario.producers().stream()
        .filter(
            group ->
                components.producers().stream()
                    .anyMatch(
                        spec ->
                            spec.name().equals(group.name() + "-1")
                                && isEndless(spec.producer(), calls)))
        .map(
            group ->
                new Problem(
                    group.producer().where(),
                    group.producer().path(),
                    "never ends, and a run in virtual time has to; allowed with run.duration or"
                        + " run.messages, or a limit of the producer's own, such as messages"))
        .toList();
  }

  private static boolean isEndless(Producer producer, ComponentCalls calls) {
    return Boolean.TRUE.equals(
        calls.callOrNull(
            Method.IS_ENDLESS,
            producer::isEndless,
            t -> LOG.debug("a producer does not say whether it ends", Failures.printable(t))));
  }
}
