package dev.millrace.sim.cli;

import dev.millrace.sim.binding.Names;
import dev.millrace.sim.binding.Problems;
import dev.millrace.sim.plugins.PluginCatalog;
import dev.millrace.sim.scenario.Manual;
import dev.millrace.sim.scenario.ScenarioException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the manual of a plug-in: every key, its default and its comment. */
@Command(
    name = "describe",
    mixinStandardHelpOptions = true,
    versionProvider = Main.VersionOfThisProgram.class,
    description = {
      "Prints every key of a plug-in with its default and its meaning; or those of a block that"
          + " every scenario has: run, producer-group, consumer-group, pipeline.%n"
    },
    footer = {"%nExamples:", "  sim-runner describe bursty", "  sim-runner describe run"})
final class DescribeCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "TYPE", description = "A type that 'list' shows, or a block's name.")
  private String type = "";

  @Mixin private PluginsOption plugins = new PluginsOption();

  @Override
  public Integer call() {
    Problems problems = new Problems();
    PluginCatalog catalog = plugins.source().discover(problems);
    Console.of(spec).warnings(problems.warnings());
    ScenarioException.throwIfAny(problems.all());
    Optional<String> manual = Manual.text(catalog, type);
    if (manual.isEmpty()) {
      String suggestion = Names.didYouMean(type, Manual.names(catalog));
      throw CommandException.usage(
          "unknown type '%s'%s"
              .formatted(
                  type,
                  suggestion.isEmpty()
                      ? Names.allowed(Manual.names(catalog), type)
                      : suggestion + " 'sim-runner list' prints all"));
    }
    return Console.of(spec).print(manual.get()) ? ExitCode.DONE : ExitCode.FAILED;
  }
}
