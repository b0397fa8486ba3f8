package dev.millrace.sim.study;

import com.google.inject.Injector;
import dev.millrace.sim.binding.Problem;
import dev.millrace.sim.binding.Problems;
import dev.millrace.sim.engine.RunSettings;
import dev.millrace.sim.scenario.Choice;
import dev.millrace.sim.scenario.EngineChoice;
import dev.millrace.sim.scenario.OtherPipelines;
import dev.millrace.sim.scenario.Scenario;
import dev.millrace.sim.scenario.ScenarioException;
import dev.millrace.sim.study.ComparisonResult.Entry;
import dev.millrace.sim.wiring.WiringException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A comparison of pipelines: one scenario, run with one pipeline after the other.
 *
 * <p>{@link #stop} and {@link #abort} may be called from any thread at any time.
 */
public final class Comparison {

  private static final Duration MAX_WARM_UP = Duration.ofSeconds(1);

  private final List<Scenario> scenarios;
  private final Injector plugins;
  private final Forecast forecast;
  private final StopSwitch stopSwitch = new StopSwitch();

  private Comparison(List<Scenario> scenarios, Injector plugins, Forecast forecast) {
    this.scenarios = scenarios;
    this.plugins = plugins;
    this.forecast = forecast;
  }

  /**
   * Checks a scenario with each pipeline.
   *
   * @param scenarios the scenario, once for each pipeline; at least one
   */
  static Comparison of(List<Scenario> scenarios, Injector plugins) {
    Scenario first = scenarios.get(0);
    SingleStage.require(first, "a comparison of pipelines");
    if (first.study().engine() == EngineChoice.BOTH) {
      ScenarioException.throwIfAny(
          List.of(
              new Problem(
                  first.source(),
                  "run.engine",
                  "a comparison uses one engine; allowed: real, virtual")));
    }
    Forecast forecast = null;
    Problems problems = new Problems();
    for (Scenario scenario : scenarios) {
      try {
        PreFlight preFlight =
            forecast == null
                ? PreFlight.of(scenario, plugins)
                : new PreFlight(forecast, PreFlight.problems(scenario, plugins));
        forecast = preFlight.forecast();
        add(problems, preFlight.problems(), scenario.pipeline().pipeline());
      } catch (WiringException e) {
        // The run fails in the same way and has an entry with the reason.
      }
    }
    ScenarioException.throwIfAny(problems.all());
    return new Comparison(scenarios, plugins, forecast == null ? Forecast.NONE : forecast);
  }

  private static void add(Problems problems, List<Problem> more, Choice pipeline) {
    for (Problem problem : more) {
      problems.add(
          problem.path().equals(pipeline.path())
              ? OtherPipelines.with(pipeline.binding().type(), problem)
              : problem);
    }
  }

  /** Returns the scenario with the first pipeline. */
  public Scenario scenario() {
    return scenarios.get(0);
  }

  /** Returns what is known before the runs, which is the same with each pipeline. */
  public Forecast forecast() {
    return forecast;
  }

  /**
   * Runs each entry for at most one second without measuring it, so that class loading and
   * compilation do not count against the first. Does nothing in virtual time.
   */
  public void warmUp() throws InterruptedException {
    if (scenario().study().engine() == EngineChoice.REAL) {
      for (Scenario scenario : scenarios) {
        run(shortened(scenario));
      }
    }
  }

  /** Runs all entries in order; after a stop request no further one starts. */
  public ComparisonResult run() throws InterruptedException {
    List<Entry> entries = new ArrayList<>();
    for (Scenario scenario : scenarios) {
      entries.add(run(scenario));
    }
    return new ComparisonResult(scenario(), forecast, entries);
  }

  /** Requests an orderly end of the current run. */
  public void stop() {
    stopSwitch.stop();
  }

  /** Requests an immediate end of the current run. */
  public void abort() {
    stopSwitch.abort();
  }

  private Entry run(Scenario scenario) throws InterruptedException {
    String pipeline = scenario.pipeline().pipeline().binding().type();
    if (stopSwitch.isStopped()) {
      return new Entry(pipeline, null, null);
    }
    ScenarioRun run = new ScenarioRun(scenario, plugins, forecast);
    stopSwitch.attach(run::stop, run::abort);
    try {
      return new Entry(pipeline, run.run().last(), null);
    } catch (WiringException e) {
      return new Entry(pipeline, null, e.getMessage());
    }
  }

  private static Scenario shortened(Scenario scenario) {
    RunSettings run = scenario.run();
    return scenario.with(
        new RunSettings(
            run.seed(),
            run.duration() == null ? MAX_WARM_UP : shorter(run.duration()),
            run.messages(),
            null,
            run.stallTimeout(),
            shorter(run.realTimeDrain()),
            run.realTime(),
            Duration.ZERO));
  }

  private static Duration shorter(Duration duration) {
    return duration.compareTo(MAX_WARM_UP) > 0 ? MAX_WARM_UP : duration;
  }
}
