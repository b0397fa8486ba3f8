package dev.millrace.sim.scenario;

import com.typesafe.config.ConfigObject;
import dev.millrace.sim.binding.Problems;
import dev.millrace.sim.plugins.PluginCatalog;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The way from a file to a checked scenario. Thread-safe: nothing in it changes once it is made.
 */
public final class ScenarioLoader {

  private final PluginCatalog catalog;
  private final Problems earlier = new Problems();

  /**
   * @param catalog the plug-ins that scenarios may name
   * @param earlier the problems found with the plug-ins, to be told together with a scenario's own
   */
  public ScenarioLoader(PluginCatalog catalog, Problems earlier) {
    this.catalog = catalog;
    this.earlier.addAll(earlier);
  }

  /**
   * Loads a scenario.
   *
   * @param file the file; problems name it as it is given here
   * @param overrides values that win over the file's, each {@code key=value}
   * @param seed the seed that wins over all others; null for the scenario's own
   * @throws ScenarioException with every problem there is
   */
  public Scenario load(Path file, List<String> overrides, @Nullable Long seed)
      throws ScenarioException {
    Problems problems = new Problems();
    problems.addAll(earlier);
    ConfigObject text = new ScenarioSource(problems).read(file, overrides, seed);
    Scenario scenario =
        text == null ? null : new ScenarioReader(catalog, text, problems).read(file.toString());
    if (scenario == null || !problems.isEmpty()) {
      throw new ScenarioException(problems.all());
    }
    return scenario;
  }
}
