package dev.millrace.sim.cli;

import dev.millrace.sim.binding.Problems;
import dev.millrace.sim.report.Json;
import dev.millrace.sim.report.SizingReport;
import dev.millrace.sim.report.SizingSummary;
import dev.millrace.sim.report.Snippets;
import dev.millrace.sim.scenario.Axis;
import dev.millrace.sim.scenario.ScenarioException;
import dev.millrace.sim.study.size.Sizing;
import dev.millrace.sim.study.size.SizingResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Finds the cheapest settings that meet the requirements of a scenario. */
@Command(
    name = "size",
    mixinStandardHelpOptions = true,
    versionProvider = Main.VersionOfThisProgram.class,
    description = {
      "Finds the cheapest combination (cell) of the values of some keys that meets every"
          + " requirement, in virtual time, and prints why it is: what a cheaper one misses, which"
          + " capacities will do, and the largest burst.%n",
      "Replications are added until each verdict that the answer rests on is decided, at most"
          + " run.max-replications in a cell.%n"
    },
    footer = {
      "%nExamples:",
      "  sim-runner size conf/bursty-database.conf --require 'sojourn.p99 < 500ms' \\",
      "      --require 'loss < 0.1%%'",
      "  sim-runner size conf/bursty-database.conf --require 'loss < 1%%' \\",
      "      --vary pipeline.capacity=1..2000 --vary consumers.database.count=1..16 \\",
      "      --cost 'consumers.database.count*10 + pipeline.capacity*0.001'"
    })
final class SizeCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private ScenarioOptions options = new ScenarioOptions();

  @Mixin private RequirementsOption require = new RequirementsOption();

  @Option(
      names = "--vary",
      paramLabel = "KEY=VALUES",
      description =
          "Varies a key, as for sweep. May be repeated. Default: those of the block sweep, or else"
              + " the workers, with their connections if these are limited, and the capacity.")
  private List<String> vary = new ArrayList<>();

  @Option(
      names = "--cost",
      paramLabel = "FORMULA",
      description =
          "The cost to minimise: numbers, keys, + - * / and parentheses. Default: fewer workers"
              + " first, then fewer connections, then less capacity.")
  private @Nullable String cost;

  @Option(
      names = "--improves",
      paramLabel = "KEY",
      description =
          "Declares that growth of a key is good for every requirement, so that fewer of its values"
              + " are run. May be repeated. Known for workers, connections and capacity.")
  private List<String> improving = new ArrayList<>();

  @Option(
      names = "--snippets",
      description = "Prints the answer as settings of common libraries as well.")
  private boolean snippets;

  @Option(
      names = "--json",
      description = "Prints the answer as one JSON document instead of the summary.")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    Console console = Console.of(spec);
    Sizing sizing =
        LogSetup.silently(
            () ->
                CommandException.translating(
                    () ->
                        Sizing.of(
                            options.spec(null, require.overrides()), axes(vary), cost, improving)));
    console.warnings(sizing.scenario().warnings());
    Interrupts.handle(
        () -> {
          console.message("interrupted");
          sizing.stop();
        },
        sizing::stop);
    SizingResult result = sizing.run();
    SizingReport report = SizingReport.of(result);
    String text = json ? Json.of(report) : SizingSummary.of(result, report);
    if (snippets && !json && result.answer() != null) {
      int capacity = result.answer().result().pooled().pipelineCapacity();
      text += System.lineSeparator() + Snippets.of(result.answer().scenario(), capacity);
    }
    return console.print(text) ? ExitCode.of(result.status()) : ExitCode.FAILED;
  }

  /** Returns the axes of options; all of their problems are reported together. */
  private static List<Axis> axes(List<String> texts) {
    Problems problems = new Problems();
    List<Axis> axes =
        texts.stream()
            .map(text -> Axis.ofOption(text, problems))
            .filter(Objects::nonNull)
            .map(Objects::requireNonNull)
            .toList();
    ScenarioException.throwIfAny(problems.all());
    return axes;
  }
}
