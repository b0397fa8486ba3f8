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
 * A scenario, read from its text as a user's file would be, with the plug-ins that it names.
 *
 * @param plugins what its components are made by
 */
public record LoadedScenario(Scenario scenario, Injector plugins) {

  static {
    // Guice would make a class by means that newer Java platforms warn of.
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
   * The components of one run.
   *
   * @param replication its number, from 1
   */
  public Simulation wire(int replication) throws WiringException {
    return Wiring.wire(scenario, plugins, replication);
  }
}
