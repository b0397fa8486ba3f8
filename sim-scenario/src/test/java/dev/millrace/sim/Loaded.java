package dev.millrace.sim;

import com.google.inject.Injector;
import dev.millrace.sim.binding.Problems;
import dev.millrace.sim.engine.Simulation;
import dev.millrace.sim.plugins.PluginCatalog;
import dev.millrace.sim.scenario.Scenario;
import dev.millrace.sim.scenario.ScenarioLoader;
import dev.millrace.sim.wiring.Wiring;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A scenario of the plug-ins that come with Millrace, loaded from a text.
 *
 * @param plugins what its components are made by
 */
record Loaded(Scenario scenario, Injector plugins) {

  static Loaded of(Path folder, String text) throws Exception {
    Path file = Files.writeString(folder.resolve("scenario.conf"), text);
    Problems problems = new Problems();
    PluginCatalog catalog = PluginCatalog.discover(null, problems);
    return new Loaded(
        new ScenarioLoader(catalog, problems).load(file, List.of()), catalog.injector());
  }

  /** New components for one run. */
  Simulation wire() throws Exception {
    return Wiring.wire(scenario, plugins);
  }
}
