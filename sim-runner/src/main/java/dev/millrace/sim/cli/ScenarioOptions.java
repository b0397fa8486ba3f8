package dev.millrace.sim.cli;

import dev.millrace.sim.scenario.ScenarioOverride;
import dev.millrace.sim.study.ScenarioSpec;
import dev.millrace.sim.study.Scenarios;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The scenario file and the options that override its keys. */
final class ScenarioOptions {

  @Parameters(paramLabel = "FILE", description = "The scenario, a HOCON file.")
  private Path file = Path.of("");

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description =
          "Overrides a key of the scenario, such as pipeline.capacity=50. May be repeated.")
  private List<String> overrides = new ArrayList<>();

  @Option(names = "--seed", paramLabel = "N", description = "Overrides run.seed.")
  private @Nullable String seed;

  @Mixin private PluginsOption plugins = new PluginsOption();

  /**
   * Returns the scenario with the options applied.
   *
   * @param engine takes precedence over the scenario's engine; null for none
   */
  ScenarioSpec spec(@Nullable ScenarioOverride engine) {
    return spec(engine, List.of());
  }

  /**
   * Returns the scenario with the options and the requirements applied.
   *
   * @param engine takes precedence over the scenario's engine; null for none
   */
  ScenarioSpec spec(@Nullable ScenarioOverride engine, List<ScenarioOverride> requirements) {
    List<ScenarioOverride> values = new ArrayList<>();
    overrides.forEach(override -> values.add(ScenarioOverride.set(override)));
    if (engine != null) {
      values.add(engine);
    }
    if (seed != null) {
      values.add(ScenarioOverride.ofOption("--seed", "run.seed", seed));
    }
    values.addAll(requirements);
    return Scenarios.load(file).with(values).withPlugins(plugins.source());
  }
}
