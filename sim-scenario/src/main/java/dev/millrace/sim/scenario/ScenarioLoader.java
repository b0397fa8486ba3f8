package dev.millrace.sim.scenario;

import dev.millrace.sim.binding.HoconMistake;
import dev.millrace.sim.binding.Problems;
import dev.millrace.sim.plugins.PluginCatalog;
import dev.millrace.sim.scenario.ScenarioSource.Source;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads and checks scenarios. Immutable, hence thread-safe. */
public final class ScenarioLoader {

  private final PluginCatalog catalog;
  private final Problems earlier = new Problems();

  /**
   * Creates a loader.
   *
   * @param catalog the plug-ins that scenarios may name
   * @param earlier the problems found with the plug-ins, reported together with a scenario's own
   */
  public ScenarioLoader(PluginCatalog catalog, Problems earlier) {
    this.catalog = catalog;
    this.earlier.addAll(earlier);
  }

  /**
   * Loads the scenario of a file.
   *
   * @throws ScenarioException with every problem there is
   */
  public Scenario load(Path file, List<ScenarioOverride> overrides) {
    return load(ScenarioText.of(file), overrides);
  }

  /**
   * Loads a scenario.
   *
   * @param overrides take precedence over the text, the later over the earlier
   * @throws ScenarioException with every problem there is
   */
  public Scenario load(ScenarioText text, List<ScenarioOverride> overrides) {
    Problems problems = newProblems();
    return read(text, overrides, source(text, overrides, problems), problems);
  }

  /**
   * Loads a scenario once for each of several pipelines that replace its own, as {@link
   * OtherPipelines} does.
   *
   * @param pipelines the types, in the order of the result
   * @throws ScenarioException with every problem of the scenario as it is; or if it has none, with
   *     every problem that it has with any of the types
   */
  public List<Scenario> loadEach(
      ScenarioText text, List<ScenarioOverride> overrides, List<String> pipelines) {
    Problems problems = newProblems();
    Source source = source(text, overrides, problems);
    read(text, overrides, source, problems);
    var others = new OtherPipelines(catalog, source.root());
    List<Scenario> scenarios = new ArrayList<>();
    for (String type : pipelines) {
      Problems withType = new Problems();
      var other = new Source(others.with(type), source.written());
      Scenario scenario =
          WatchedReading.of(
              calls -> new ScenarioReader(catalog, other, withType, calls).read(text.name()));
      withType.all().forEach(problem -> problems.add(OtherPipelines.with(type, problem)));
      if (scenario != null) {
        scenarios.add(scenario);
      }
    }
    ScenarioException.throwIfAny(problems.all());
    return scenarios;
  }

  /**
   * Parses a text once, to read scenarios with other values of its keys.
   *
   * @param overrides take precedence over the text in each of them
   * @throws ScenarioException if the text cannot be parsed
   */
  public ScenarioVariants variants(ScenarioText text, List<ScenarioOverride> overrides) {
    Problems problems = newProblems();
    ScenarioSource.Parsed parsed = null;
    try {
      parsed = new ScenarioSource(problems).parse(text, overrides);
    } catch (StackOverflowError e) {
      problems.add(text.name(), "", HoconMistake.TOO_DEEP);
    }
    if (parsed == null) {
      throw new ScenarioException(problems.all());
    }
    return new ScenarioVariants(catalog, parsed, overrides, problems);
  }

  private Problems newProblems() {
    Problems problems = new Problems();
    problems.addAll(earlier);
    return problems;
  }

  private static Source source(
      ScenarioText text, List<ScenarioOverride> overrides, Problems problems) {
    Source source = null;
    try {
      source = new ScenarioSource(problems).read(text, overrides);
    } catch (StackOverflowError e) {
      problems.add(text.name(), "", HoconMistake.TOO_DEEP);
    }
    if (source == null) {
      throw new ScenarioException(problems.all());
    }
    return source;
  }

  private Scenario read(
      ScenarioText text, List<ScenarioOverride> overrides, Source source, Problems problems) {
    Scenario scenario =
        WatchedReading.of(
            calls -> new ScenarioReader(catalog, source, problems, calls).read(text.name()));
    if (scenario == null || !problems.isEmpty()) {
      throw new ScenarioException(
          new Environment(source.written(), overrides).placed(problems), problems.warnings());
    }
    return scenario;
  }
}
