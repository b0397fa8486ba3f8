package dev.millrace.sim.cli;

import dev.millrace.sim.binding.Problems;
import dev.millrace.sim.plugins.PluginCatalog;
import dev.millrace.sim.scenario.CommandLineValue;
import dev.millrace.sim.scenario.Scenario;
import dev.millrace.sim.scenario.ScenarioException;
import dev.millrace.sim.scenario.ScenarioLoader;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The scenario file and the options that change what it says. */
final class ScenarioOptions {

  @Parameters(paramLabel = "FILE", description = "The scenario, a HOCON file.")
  private Path file = Path.of("");

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description =
          "Overrides a key of the scenario, such as pipeline.capacity=50. May be given repeatedly.")
  private List<String> overrides = new ArrayList<>();

  @Option(names = "--seed", paramLabel = "N", description = "Overrides run.seed.")
  private @Nullable String seed;

  @Mixin private PluginsOption plugins = new PluginsOption();

  /** A scenario without mistakes, and the plug-ins that it was checked against. */
  record Checked(Scenario scenario, PluginCatalog catalog) {}

  /**
   * Reads and checks the scenario; prints all problems and returns nothing if there are any.
   *
   * @param engine the engine that wins over the scenario's; null for the scenario's own
   */
  Optional<Checked> check(PrintWriter err, @Nullable CommandLineValue engine) {
    return read(err, (loader, catalog) -> new Checked(loader.load(file, values(engine)), catalog));
  }

  /** A scenario without mistakes, once for each of several pipelines. */
  record CheckedEach(List<Scenario> scenarios, PluginCatalog catalog) {}

  /**
   * Reads and checks the scenario with each of several pipelines in the place of its own; otherwise
   * as {@link #check}.
   */
  Optional<CheckedEach> checkEach(
      PrintWriter err, @Nullable CommandLineValue engine, List<String> pipelines) {
    return read(
        err,
        (loader, catalog) ->
            new CheckedEach(loader.loadEach(file, values(engine), pipelines), catalog));
  }

  private interface Reading<R> {
    R read(ScenarioLoader loader, PluginCatalog catalog) throws ScenarioException;
  }

  private <R> Optional<R> read(PrintWriter err, Reading<R> reading) {
    Problems problems = new Problems();
    PluginCatalog catalog = plugins.discover(problems);
    try {
      return Optional.of(reading.read(new ScenarioLoader(catalog, problems), catalog));
    } catch (ScenarioException e) {
      PluginsOption.print(e.problems(), err);
      return Optional.empty();
    }
  }

  private List<CommandLineValue> values(@Nullable CommandLineValue engine) {
    List<CommandLineValue> values = new ArrayList<>();
    overrides.forEach(override -> values.add(CommandLineValue.set(override)));
    if (engine != null) {
      values.add(engine);
    }
    if (seed != null) {
      values.add(CommandLineValue.of("--seed", "run.seed", seed));
    }
    return values;
  }
}
