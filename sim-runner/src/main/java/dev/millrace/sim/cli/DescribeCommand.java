package dev.millrace.sim.cli;

import dev.millrace.plugin.PluginBinding;
import dev.millrace.plugin.PluginBinding.Kind;
import dev.millrace.sim.binding.Names;
import dev.millrace.sim.binding.Problems;
import dev.millrace.sim.plugins.PluginCatalog;
import dev.millrace.sim.scenario.Manual;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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
      "Prints every key of a plug-in with its default and what it means; or of one of the blocks"
          + " that every scenario has: run, producer-group, consumer-group, pipeline.%n"
    },
    footer = {"%nExamples:", "  sim-runner describe bursty", "  sim-runner describe run"})
final class DescribeCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "TYPE", description = "A type that 'list' shows, or a block's name.")
  private String type = "";

  @Mixin private PluginsOption plugins = new PluginsOption();

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    Problems problems = new Problems();
    PluginCatalog catalog = plugins.discover(problems);
    if (!problems.isEmpty()) {
      PluginsOption.print(problems.all(), err);
      return ExitCode.USAGE;
    }
    List<PluginBinding> found =
        Arrays.stream(Kind.values()).flatMap(kind -> catalog.find(kind, type).stream()).toList();
    boolean isBlock = Manual.RUNNER_BLOCKS.contains(type);
    if (found.isEmpty() && !isBlock) {
      err.println("sim-runner: unknown type '" + type + "'" + Names.allowed(names(catalog), type));
      return ExitCode.USAGE;
    }
    found.forEach(binding -> describe(catalog, binding));
    if (isBlock) {
      describe("The block " + type, Manual.ofRunner(catalog, type));
    }
    spec.commandLine().getOut().flush();
    return ExitCode.DONE;
  }

  private void describe(PluginCatalog catalog, PluginBinding binding) {
    PrintWriter out = spec.commandLine().getOut();
    String kind = binding.kind().label();
    String article = kind.startsWith("o") ? "an" : "a";
    out.printf("%s, %s %s (%s)%n", type, article, kind, catalog.source(binding));
    describe(catalog.description(binding), Manual.of(catalog, binding));
    switch (binding.kind()) {
      case PRODUCER -> describeShared(catalog, "every group of producers", "producer-group");
      case CONSUMER -> describeShared(catalog, "every group of consumers", "consumer-group");
      case PIPELINE -> describeShared(catalog, "every pipeline", "pipeline");
      case OVERFLOW_POLICY, DISTRIBUTION -> {}
    }
  }

  private void describeShared(PluginCatalog catalog, String where, String block) {
    describe("And, as in " + where + ":", Manual.ofRunner(catalog, block));
  }

  private void describe(String title, List<Manual.Entry> entries) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(title);
    for (Manual.Entry entry : entries) {
      out.println();
      out.println("  " + entry.path() + (entry.value().isEmpty() ? "" : " = " + entry.value()));
      entry.comment().forEach(line -> out.println("      " + line));
    }
    out.println();
  }

  private static Set<String> names(PluginCatalog catalog) {
    Set<String> names = new TreeSet<>(Manual.RUNNER_BLOCKS);
    for (Kind kind : Kind.values()) {
      names.addAll(catalog.types(kind));
    }
    return names;
  }
}
