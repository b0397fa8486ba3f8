package dev.millrace.sim.cli;

import com.google.inject.Injector;
import dev.millrace.sim.engine.Engine;
import dev.millrace.sim.engine.Simulation;
import dev.millrace.sim.engine.realtime.RealTimeEngine;
import dev.millrace.sim.engine.virtualtime.VirtualTimeEngine;
import dev.millrace.sim.report.RunReport;
import dev.millrace.sim.scenario.EngineChoice;
import dev.millrace.sim.scenario.Scenario;
import dev.millrace.sim.scenario.Study;
import dev.millrace.sim.study.Precision;
import dev.millrace.sim.study.Replications;
import dev.millrace.sim.study.StudyResult;
import dev.millrace.sim.trace.TraceRecorder;
import dev.millrace.sim.wiring.Wiring;
import dev.millrace.sim.wiring.WiringException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The playing of a scenario by one engine after the other, and what Ctrl-C does to the one that is
 * at work. {@link #stop} and {@link #abort} may be called from any thread: what they change is
 * guarded by this object's lock.
 */
final class Player {

  private final Scenario scenario;
  private final Injector plugins;

  /** Records what happens; null when nobody wants to know. */
  private final @Nullable TraceRecorder recorder;

  private @Nullable Runnable stopWork;
  private @Nullable Runnable abortWork;
  private boolean stopAsked;
  private boolean abortAsked;

  /**
   * Creates a player.
   *
   * @param recorder records what happens in a single run; null if nobody wants to know
   */
  Player(Scenario scenario, Injector plugins, @Nullable TraceRecorder recorder) {
    this.scenario = scenario;
    this.plugins = plugins;
    this.recorder = recorder;
  }

  /** Plays to the end; after an interrupted run no other engine begins. */
  List<RunReport> playAll() throws WiringException, InterruptedException {
    List<RunReport> played = new ArrayList<>();
    EngineChoice choice = scenario.study().engine();
    if (choice != EngineChoice.VIRTUAL) {
      played.add(play(EngineChoice.REAL));
    }
    if (choice != EngineChoice.REAL && (played.isEmpty() || !stopAsked())) {
      played.add(play(EngineChoice.VIRTUAL));
    }
    return played;
  }

  /** Asks what is at work to end in good order. */
  synchronized void stop() {
    stopAsked = true;
    if (stopWork != null) {
      stopWork.run();
    }
  }

  /** Asks what is at work to end at once. */
  synchronized void abort() {
    stopAsked = true;
    abortAsked = true;
    if (abortWork != null) {
      abortWork.run();
    }
  }

  private synchronized boolean stopAsked() {
    return stopAsked;
  }

  private RunReport play(EngineChoice engine) throws WiringException, InterruptedException {
    long start = System.nanoTime();
    StudyResult result =
        engine == EngineChoice.VIRTUAL && isRepeated(scenario.study()) ? repeated() : once(engine);
    return RunReport.of(
        engine, result, scenario.run().realTime().measure(), System.nanoTime() - start);
  }

  /** Whether a study in virtual time is more than one run. */
  static boolean isRepeated(Study study) {
    return study.replications() > 1 || study.precision() != null;
  }

  private StudyResult once(EngineChoice choice) throws WiringException, InterruptedException {
    Simulation simulation = simulation();
    Engine engine =
        choice == EngineChoice.VIRTUAL
            ? new VirtualTimeEngine(simulation)
            : new RealTimeEngine(simulation);
    atWork(engine::stop, engine::abort);
    return StudyResult.of(engine.run());
  }

  private Simulation simulation() throws WiringException {
    return recorder == null
        ? Wiring.wire(scenario, plugins)
        : recorder.around(Wiring.wire(scenario, plugins, recorder));
  }

  private StudyResult repeated() throws InterruptedException {
    Study study = scenario.study();
    Replications replications = Replications.of(scenario, plugins);
    atWork(replications::stop, replications::abort);
    return replications.run(
        study.replications(),
        study.precision() == null
            ? null
            : new Precision(
                study.precision().share(), study.precisionOf(), study.maxReplications()));
  }

  private synchronized void atWork(Runnable stop, Runnable abort) {
    stopWork = stop;
    abortWork = abort;
    if (abortAsked) {
      abort.run();
    } else if (stopAsked) {
      stop.run();
    }
  }
}
