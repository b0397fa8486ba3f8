package dev.millrace.sim.cli;

import dev.millrace.sim.study.ScenarioSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs a grid of scenarios and prints their figures in a table. */
@Command(
    name = "sweep",
    mixinStandardHelpOptions = true,
    versionProvider = Main.VersionOfThisProgram.class,
    description = {
      "Runs a scenario in virtual time with every combination of the values of some keys, on all"
          + " processors, and prints a table with a row for each combination (cell).%n",
      "Every cell has the same arrivals, message by message, and the same service times, so that"
          + " cells differ by their keys and not by chance. A key that only some cells know, such"
          + " as the capacity of a bounded pipeline, is left out of the others.%n",
      "The cheapest cell that meets every requirement is marked; if none does, the exit code is 99.%n",
      "Ctrl-C ends the sweep; the cells that are finished are printed.%n"
    },
    footer = {
      "%nExamples:",
      "  sim-runner sweep conf/bursty-database.conf \\",
      "      --vary 'pipeline.capacity=50..500 step 50' \\",
      "      --vary consumers.database.count=4,8,12",
      "  sim-runner sweep conf/bursty-database.conf \\",
      "      --vary 'consumers.database.count=1..16 times 2' \\",
      "      --vary pipeline.overflow.policy=block,drop-oldest --csv sweep.csv",
      "  sim-runner sweep conf/bursty-database.conf \\",
      "      --vary consumers.database.count=1..16 --require 'sojourn.p99 < 500ms'",
      "  sim-runner sweep conf/bursty-database.conf \\",
      "      --vary consumers.database.count=1..16 --shard 1/4 --out part1"
    })
final class SweepCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private ScenarioOptions options = new ScenarioOptions();

  @Option(
      names = "--vary",
      paramLabel = "KEY=VALUES",
      description =
          "Varies a key: 4,8,12 or '50..500 step 50' or '1..1024 times 2'; values may be blocks."
              + " May be repeated. Takes the place of the key in the scenario's block sweep.")
  private List<String> vary = new ArrayList<>();

  @Mixin private RequirementsOption require = new RequirementsOption();

  @Option(
      names = "--engine",
      paramLabel = "ENGINE",
      description = "Overrides run.engine, which has to be virtual; the default here.")
  private @Nullable String engine;

  @Option(
      names = "--skip-invalid",
      description = "Leaves out cells that are not valid, with a warning, in place of refusing.")
  private boolean skipInvalid;

  @Mixin private SweepFolderOptions folder = new SweepFolderOptions();

  @Mixin private SweepOutputOptions output = new SweepOutputOptions();

  @Override
  public Integer call() throws Exception {
    Console console = Console.of(spec);
    ScenarioSpec scenario = options.spec(EngineOption.of(engine), require.overrides());
    return new SweepTask(console, folder, output).run(scenario, vary, skipInvalid);
  }
}
