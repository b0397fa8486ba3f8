package dev.millrace.sim.study;

import com.google.inject.Injector;
import dev.millrace.sim.engine.Engine;
import dev.millrace.sim.engine.Simulation;
import dev.millrace.sim.engine.realtime.RealTimeEngine;
import dev.millrace.sim.engine.stepwise.Witness;
import dev.millrace.sim.engine.virtualtime.VirtualTimeEngine;
import dev.millrace.sim.recording.Recording;
import dev.millrace.sim.scenario.EngineChoice;
import dev.millrace.sim.scenario.Scenario;
import dev.millrace.sim.wiring.Wiring;
import dev.millrace.sim.wiring.WiringException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One run of a checked scenario, by the engine or engines that it chooses, with its replications.
 *
 * <p>{@link #stop} and {@link #abort} may be called from any thread at any time, before the run as
 * well.
 */
public final class ScenarioRun {

  private final Scenario scenario;
  private final Injector plugins;
  private final Forecast forecast;
  private final StopSwitch stopSwitch = new StopSwitch();
  private Function<EngineChoice, Recording> recording = engine -> Recording.NONE;

  ScenarioRun(Scenario scenario, Injector plugins, Forecast forecast) {
    this.scenario = scenario;
    this.plugins = plugins;
    this.forecast = forecast;
  }

  /** Returns the scenario with every default filled in. */
  public Scenario scenario() {
    return scenario;
  }

  /** Returns what is known before the run. */
  public Forecast forecast() {
    return forecast;
  }

  /**
   * Keeps records of the run besides its figures; of several replications, of the first one. Called
   * before the run.
   *
   * @param ofEngine the records of a run by one engine
   */
  public void record(Function<EngineChoice, Recording> ofEngine) {
    recording = ofEngine;
  }

  /**
   * Runs to the end. After an interrupted run the second engine does not start.
   *
   * @throws WiringException if a component cannot be created
   * @throws InterruptedException if the calling thread is interrupted while it waits
   */
  public ScenarioResult run() throws InterruptedException {
    return run(null);
  }

  /**
   * Runs to the end, notifying a witness of what the workers do. Not for replications.
   *
   * @param witness null for none
   */
  public ScenarioResult run(@Nullable Witness witness) throws InterruptedException {
    if (witness != null) {
      SingleStage.require(scenario, "a trace");
    }
    List<EngineResult> results = new ArrayList<>();
    EngineChoice choice = scenario.study().engine();
    if (choice != EngineChoice.VIRTUAL) {
      results.add(run(EngineChoice.REAL, witness));
    }
    if (choice != EngineChoice.REAL && (results.isEmpty() || !stopSwitch.isStopped())) {
      results.add(run(EngineChoice.VIRTUAL, witness));
    }
    return new ScenarioResult(scenario, forecast, results);
  }

  /** Requests an orderly end: producers stop, and the pipeline is drained. */
  public void stop() {
    stopSwitch.stop();
  }

  /** Requests an immediate end: messages in the hands of workers are abandoned. */
  public void abort() {
    stopSwitch.abort();
  }

  private EngineResult run(EngineChoice engine, @Nullable Witness witness)
      throws InterruptedException {
    long start = System.nanoTime();
    StudyResult study =
        engine == EngineChoice.VIRTUAL && scenario.study().isRepeated()
            ? repeated(recording.apply(engine))
            : once(engine, recording.apply(engine), witness);
    return EngineResult.of(scenario, engine, study, System.nanoTime() - start);
  }

  private StudyResult once(EngineChoice choice, Recording records, @Nullable Witness witness)
      throws InterruptedException {
    Simulation wired =
        witness == null
            ? Wiring.wire(scenario, plugins)
            : witness.around(Wiring.wire(scenario, plugins, witness));
    Simulation simulation = wired.with(records);
    Engine engine =
        choice == EngineChoice.VIRTUAL
            ? new VirtualTimeEngine(simulation)
            : new RealTimeEngine(simulation);
    stopSwitch.attach(engine::stop, engine::abort);
    return StudyResult.of(engine.run());
  }

  private StudyResult repeated(Recording records) throws InterruptedException {
    Replications replications = Replications.of(scenario, plugins).recording(records);
    stopSwitch.attach(replications::stop, replications::abort);
    return replications.run(StoppingRule.of(scenario.study(), scenario.requirements()));
  }
}
