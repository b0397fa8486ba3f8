package dev.millrace.sim.cli;

import dev.millrace.plugin.PluginBinding;
import dev.millrace.plugin.PluginBinding.Kind;
import dev.millrace.sim.binding.Problems;
import dev.millrace.sim.plugins.PluginCatalog;
import dev.millrace.sim.plugins.PluginPlace;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    description = {"Lists every plug-in by kind, with a description of one line.%n"},
    footer = {
      "%nExamples:",
      "  sim-runner list",
      "  sim-runner list --plugins examples/pareto-plugin/target"
    })
final class ListCommand implements Callable<Integer> {

  private static final int MIN_WIDTH = 16;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private PluginsOption plugins = new PluginsOption();

  @Override
  public Integer call() {
    Console console = Console.of(spec);
    Problems problems = new Problems();
    PluginCatalog catalog = plugins.source().discover(problems);
    for (Kind kind : Kind.values()) {
      list(kind.section().replace('-', ' '), catalog.all(kind), catalog, console.out());
    }
    listFolders(catalog, console.out());
    console.out().flush();
    console.warnings(problems.warnings());
    if (!problems.isEmpty()) {
      console.problems(problems.all());
      return ExitCode.USAGE;
    }
    return ExitCode.DONE;
  }

  private static void list(
      String title, List<PluginBinding> bindings, PluginCatalog catalog, PrintWriter out) {
    int width =
        bindings.stream().mapToInt(binding -> binding.type().length()).reduce(MIN_WIDTH, Math::max);
    out.printf("%s:%n", title);
    for (PluginBinding binding : bindings) {
      out.printf("  %-" + width + "s %s%n", binding.type(), catalog.summary(binding));
    }
    out.println();
  }

  /** Lists the folders of the plug-ins that are not on the class path. */
  private static void listFolders(PluginCatalog catalog, PrintWriter out) {
    Map<PluginPlace, List<PluginBinding>> folders = new LinkedHashMap<>();
    for (Kind kind : Kind.values()) {
      for (PluginBinding binding : catalog.all(kind)) {
        catalog
            .place(binding)
            .ifPresent(
                place -> folders.computeIfAbsent(place, key -> new ArrayList<>()).add(binding));
      }
    }
    folders.forEach(
        (place, bindings) -> {
          out.printf("from %s:%n", place.name());
          for (PluginBinding binding : bindings) {
            out.printf("  %-" + MIN_WIDTH + "s %s%n", binding.kind().label(), binding.type());
          }
          for (String library : place.libraries()) {
            out.printf("  %-" + MIN_WIDTH + "s %s%n", "library", library);
          }
          out.println();
        });
  }
}
