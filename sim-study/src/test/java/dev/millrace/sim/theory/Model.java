package dev.millrace.sim.theory;

import dev.millrace.sim.binding.Problems;
import dev.millrace.sim.plugins.PluginCatalog;
import dev.millrace.sim.scenario.Scenario;
import dev.millrace.sim.scenario.ScenarioException;
import dev.millrace.sim.scenario.ScenarioLoader;
import dev.millrace.sim.study.Replications;
import dev.millrace.sim.study.StudyResult;
import dev.millrace.sim.wiring.Wiring;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A queueing model as a scenario of the plug-ins that come with Millrace, run in virtual time. */
final class Model {

  private static final Problems PROBLEMS = new Problems();
  private static final PluginCatalog CATALOG = PluginCatalog.discover(null, PROBLEMS);
  private static final long SEED = 20261122;

  private final Scenario scenario;

  private Model(Scenario scenario) {
    this.scenario = scenario;
  }

  /** The model with these blocks, each replication of which has a warm-up of 5 %. */
  static Model of(Path folder, String duration, String blocks)
      throws IOException, ScenarioException {
    return limited(folder, "duration = %s, warm-up = 5%%".formatted(duration), blocks);
  }

  /** The model with these blocks and these limits of the run. */
  static Model limited(Path folder, String limits, String blocks)
      throws IOException, ScenarioException {
    String run =
        "run { engine = virtual, seed = %d, drain-timeout = 100000s, %s }".formatted(SEED, limits);
    Path file = Files.writeString(folder.resolve("model.conf"), blocks + "\n" + run);
    return new Model(new ScenarioLoader(CATALOG, PROBLEMS).load(file, List.of()));
  }

  StudyResult replications(int count) throws InterruptedException {
    return Replications.of(scenario, CATALOG.injector()).run(count).orThrow();
  }

  /** How long messages waited in so many replications, by the group that produced them. */
  GroupWaits waits(int count) throws InterruptedException {
    GroupWaits waits = new GroupWaits();
    Replications.of(
            replication ->
                waits.watched(replication, Wiring.wire(scenario, CATALOG.injector(), replication)))
        .run(count)
        .orThrow();
    return waits;
  }
}
