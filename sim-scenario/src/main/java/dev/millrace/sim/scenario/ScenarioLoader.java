package dev.millrace.sim.scenario;

import com.typesafe.config.ConfigObject;
import dev.millrace.sim.binding.Problems;
import dev.millrace.sim.plugins.PluginCatalog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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
   * @param values win over the file's, the later over the earlier
   * @throws ScenarioException with every problem there is
   */
  public Scenario load(Path file, List<CommandLineValue> values) throws ScenarioException {
    Problems problems = new Problems();
    problems.addAll(earlier);
    return read(file, text(file, values, problems), problems);
  }

  /**
   * Loads a scenario once for each of several pipelines that take the place of its own, as {@link
   * OtherPipelines} has it.
   *
   * @param pipelines the types, in the order of the result
   * @throws ScenarioException with every problem of the scenario as it is; or if it has none, with
   *     every problem there is with any of the types
   */
  public List<Scenario> loadEach(Path file, List<CommandLineValue> values, List<String> pipelines)
      throws ScenarioException {
    Problems problems = new Problems();
    problems.addAll(earlier);
    ConfigObject text = text(file, values, problems);
    read(file, text, problems);
    var others = new OtherPipelines(catalog, text);
    List<Scenario> scenarios = new ArrayList<>();
    for (String type : pipelines) {
      Problems withType = new Problems();
      Scenario scenario =
          new ScenarioReader(catalog, others.with(type), withType).read(file.toString());
      withType.all().forEach(problem -> problems.add(OtherPipelines.with(type, problem)));
      if (scenario != null) {
        scenarios.add(scenario);
      }
    }
    if (!problems.isEmpty()) {
      throw new ScenarioException(problems.all());
    }
    return scenarios;
  }

  private static ConfigObject text(Path file, List<CommandLineValue> values, Problems problems)
      throws ScenarioException {
    ConfigObject text = new ScenarioSource(problems).read(file, values);
    if (text == null) {
      throw new ScenarioException(problems.all());
    }
    return text;
  }

  private Scenario read(Path file, ConfigObject text, Problems problems) throws ScenarioException {
    Scenario scenario = new ScenarioReader(catalog, text, problems).read(file.toString());
    if (scenario == null || !problems.isEmpty()) {
      throw new ScenarioException(problems.all());
    }
    return scenario;
  }
}
