package dev.millrace.sim.report;

import com.google.inject.Injector;
import dev.millrace.sim.binding.Problems;
import dev.millrace.sim.engine.realtime.RealTimeEngine;
import dev.millrace.sim.engine.virtualtime.VirtualTimeEngine;
import dev.millrace.sim.plugins.PluginCatalog;
import dev.millrace.sim.scenario.EngineChoice;
import dev.millrace.sim.scenario.Scenario;
import dev.millrace.sim.scenario.ScenarioLoader;
import dev.millrace.sim.scenario.ScenarioOverride;
import dev.millrace.sim.scenario.ScenarioText;
import dev.millrace.sim.scenario.Study;
import dev.millrace.sim.study.ComparisonResult;
import dev.millrace.sim.study.EngineResult;
import dev.millrace.sim.study.Forecast;
import dev.millrace.sim.study.Replications;
import dev.millrace.sim.study.ScenarioResult;
import dev.millrace.sim.study.StoppingRule;
import dev.millrace.sim.study.StudyResult;
import dev.millrace.sim.wiring.Wiring;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
    return loader.loadEach(ScenarioText.of(file), values(settings), pipelines);
  }

  Forecast forecast(Scenario scenario) throws Exception {
    try (var components = Wiring.wireForPreFlight(scenario, plugins())) {
      return Forecast.of(scenario, components.producers(), components.consumers());
    }
  }

  /** Runs a scenario in virtual time. */
  EngineResult run(Scenario scenario) throws Exception {
    return EngineResult.of(scenario, EngineChoice.VIRTUAL, study(scenario), WALL_NANOS);
  }

  /** Runs a scenario on real threads. */
  EngineResult runReal(Scenario scenario) throws Exception {
    var result = new RealTimeEngine(Wiring.wire(scenario, plugins())).run();
    return EngineResult.of(scenario, EngineChoice.REAL, StudyResult.of(result), WALL_NANOS);
  }

  /** Runs the replications of a scenario on this number of threads. */
  EngineResult replicate(Scenario scenario, int threads) throws Exception {
    StudyResult study =
        Replications.of(scenario, plugins())
            .onThreads(threads)
            .run(scenario.study().replications());
    return EngineResult.of(scenario, EngineChoice.VIRTUAL, study, WALL_NANOS);
  }

  private StudyResult study(Scenario scenario) throws Exception {
    Study study = scenario.study();
    if (!study.isRepeated()) {
      return StudyResult.of(new VirtualTimeEngine(Wiring.wire(scenario, plugins())).run());
    }
    return Replications.of(scenario, plugins())
        .run(StoppingRule.of(study, scenario.requirements()));
  }

  /** Returns the report of a scenario under these engines. */
  Report report(Scenario scenario, @Nullable StepSchedule schedule, EngineResult... results)
      throws Exception {
    return Report.of(new ScenarioResult(scenario, forecast(scenario), List.of(results)), schedule);
  }

  /** Returns the report of a comparison with these entries. */
  ComparisonReport report(Scenario scenario, List<ComparisonResult.Entry> entries)
      throws Exception {
    return ComparisonReport.of(new ComparisonResult(scenario, forecast(scenario), entries));
  }

  private Injector plugins() {
    return catalog.injector();
  }

  private static List<ScenarioOverride> values(String... settings) {
    return Stream.of(settings).map(ScenarioOverride::inCode).toList();
  }
}
