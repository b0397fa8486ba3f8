package dev.millrace.sim.cli;

import dev.millrace.sim.report.MergedSweep;
import dev.millrace.sim.report.SweepFolder;
import dev.millrace.sim.report.SweepReport;
import dev.millrace.sim.report.page.SweepPage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Puts the shards of a sweep together and prints their cells in a table. */
@Command(
    name = "merge",
    mixinStandardHelpOptions = true,
    versionProvider = Main.VersionOfThisProgram.class,
    description = {
      "Puts the folders of all shards of a sweep together and prints the table that the sweep"
          + " would have printed in one piece.%n"
    },
    footer = {"%nExample:", "  sim-runner merge part1 part2 part3 part4 --csv sweep.csv"})
final class MergeCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "DIR",
      arity = "1..*",
      description = "The folders of all shards, written by sweep --shard --out.")
  private List<Path> folders = new ArrayList<>();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Writes the folder that the sweep would have written in one piece.")
  private @Nullable Path out;

  @Mixin private SweepOutputOptions output = new SweepOutputOptions();

  @Override
  public Integer call() throws Exception {
    try {
      MergedSweep merged = MergedSweep.of(folders);
      SweepReport report = SweepReport.of(merged.head(), merged.cells());
      if (out != null) {
        SweepFolder.write(out, merged.head(), merged.cells(), SweepPage.of(report));
      }
      return output.write(Console.of(spec), report)
          ? ExitCode.of(report.status())
          : ExitCode.FAILED;
    } catch (IllegalArgumentException e) {
      throw CommandException.usage(String.valueOf(e.getMessage()));
    }
  }
}
