package dev.millrace.benchmarks;

import com.google.inject.Injector;
import dev.millrace.sim.binding.Problems;
import dev.millrace.sim.engine.Simulation;
import dev.millrace.sim.plugins.PluginCatalog;
import dev.millrace.sim.scenario.Scenario;
import dev.millrace.sim.scenario.ScenarioException;
import dev.millrace.sim.scenario.ScenarioLoader;
import dev.millrace.sim.wiring.Wiring;
import dev.millrace.sim.wiring.WiringException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A scenario read from text as from a user's file, with its plug-ins.
 *
 * @param plugins creates the components
 */
public record LoadedScenario(Scenario scenario, Injector plugins) {

  static {
    // Keeps Guice from using sun.misc.Unsafe, for which newer JDKs print a warning.
    System.setProperty("guice_custom_class_loading", "CHILD");
  }

  /** Reads a scenario. */
  public static LoadedScenario of(String text) {
    try {
      Path file = Files.createTempFile("millrace-", ".conf");
      try {
        Files.writeString(file, text);
        Problems problems = new Problems();
        PluginCatalog plugins = PluginCatalog.discover(null, problems);
        Scenario scenario = new ScenarioLoader(plugins, problems).load(file, List.of());
        return new LoadedScenario(scenario, plugins.injector());
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ScenarioException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Creates the components of one run.
   *
   * @param replication the number of the run, from 1
   */
  public Simulation wire(int replication) throws WiringException {
    return Wiring.wire(scenario, plugins, replication);
  }
}
