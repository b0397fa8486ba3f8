package dev.millrace.sim.cli;

import dev.millrace.plugin.PluginBinding;
import dev.millrace.plugin.PluginBinding.Kind;
import dev.millrace.sim.binding.Problems;
import dev.millrace.sim.plugins.PluginCatalog;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists every plug-in by kind. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    versionProvider = Main.VersionOfThisProgram.class,
    description = {"Lists every plug-in, by kind, with what it is in a line.%n"},
    footer = {
      "%nExamples:",
      "  sim-runner list",
      "  sim-runner list --plugins examples/pareto-plugin/target"
    })
final class ListCommand implements Callable<Integer> {

  private static final int NARROWEST = 16;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private PluginsOption plugins = new PluginsOption();

  @Override
  public Integer call() {
    Problems problems = new Problems();
    PluginCatalog catalog = plugins.discover(problems);
    PrintWriter out = spec.commandLine().getOut();
    for (Kind kind : Kind.values()) {
      out.printf("%s:%n", kind.section().replace('-', ' '));
      int width =
          catalog.all(kind).stream()
              .mapToInt(binding -> binding.type().length())
              .reduce(NARROWEST, Math::max);
      for (PluginBinding binding : catalog.all(kind)) {
        out.printf("  %-" + width + "s %s%n", binding.type(), catalog.description(binding));
      }
      out.println();
    }
    out.flush();
    if (!problems.isEmpty()) {
      PluginsOption.print(problems.all(), spec.commandLine().getErr());
      return ExitCode.USAGE;
    }
    return ExitCode.DONE;
  }
}
