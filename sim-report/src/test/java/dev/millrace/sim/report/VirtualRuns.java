package dev.millrace.sim.report;

import com.google.inject.Injector;
import dev.millrace.sim.binding.Problems;
import dev.millrace.sim.engine.realtime.RealTimeEngine;
import dev.millrace.sim.engine.virtualtime.VirtualTimeEngine;
import dev.millrace.sim.plugins.PluginCatalog;
import dev.millrace.sim.scenario.CommandLineValue;
import dev.millrace.sim.scenario.EngineChoice;
import dev.millrace.sim.scenario.Scenario;
import dev.millrace.sim.scenario.ScenarioLoader;
import dev.millrace.sim.scenario.Study;
import dev.millrace.sim.study.Forecast;
import dev.millrace.sim.study.Precision;
import dev.millrace.sim.study.Replications;
import dev.millrace.sim.study.StudyResult;
import dev.millrace.sim.wiring.Wiring;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Loads scenarios and runs them, as the commands do. */
final class VirtualRuns {

  /** The wall-clock time that each run is said to have taken. */
  private static final long WALL_NANOS = 123_456_789;

  private final PluginCatalog catalog;
  private final ScenarioLoader loader;

  VirtualRuns() {
    Problems problems = new Problems();
    catalog = PluginCatalog.discover(null, problems);
    loader = new ScenarioLoader(catalog, problems);
  }

  Scenario load(Path file, String... settings) throws Exception {
    return loader.load(file, values(settings));
  }

  List<Scenario> loadEach(Path file, List<String> pipelines, String... settings) throws Exception {
    return loader.loadEach(file, values(settings), pipelines);
  }

  Forecast forecast(Scenario scenario) throws Exception {
    try (var rehearsal = Wiring.rehearse(scenario, plugins())) {
      return Forecast.of(scenario, rehearsal.producers(), rehearsal.consumers());
    }
  }

  /** Runs a scenario in virtual time. */
  RunReport run(Scenario scenario) throws Exception {
    return report(scenario, EngineChoice.VIRTUAL, study(scenario));
  }

  /** Runs a scenario on real threads. */
  RunReport runReal(Scenario scenario) throws Exception {
    var result = new RealTimeEngine(Wiring.wire(scenario, plugins())).run();
    return report(scenario, EngineChoice.REAL, StudyResult.of(result));
  }

  /** Runs the replications of a scenario on this number of threads. */
  RunReport replicate(Scenario scenario, int threads) throws Exception {
    StudyResult study =
        Replications.of(scenario, plugins())
            .onThreads(threads)
            .run(scenario.study().replications());
    return report(scenario, EngineChoice.VIRTUAL, study);
  }

  private StudyResult study(Scenario scenario) throws Exception {
    Study study = scenario.study();
    if (study.replications() == 1 && study.precision() == null) {
      return StudyResult.of(new VirtualTimeEngine(Wiring.wire(scenario, plugins())).run());
    }
    Precision precision =
        study.precision() == null
            ? null
            : new Precision(
                study.precision().share(), study.precisionOf(), study.maxReplications());
    return Replications.of(scenario, plugins()).run(study.replications(), precision);
  }

  private static RunReport report(Scenario scenario, EngineChoice engine, StudyResult study) {
    return RunReport.of(engine, study, scenario.run().realTime().measure(), WALL_NANOS);
  }

  private Injector plugins() {
    return catalog.injector();
  }

  private static List<CommandLineValue> values(String... settings) {
    return Stream.of(settings).map(CommandLineValue::set).toList();
  }
}
