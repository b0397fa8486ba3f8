package dev.millrace.sim.cli;

import dev.millrace.sim.report.Shard;
import dev.millrace.sim.report.SweepFolder;
import dev.millrace.sim.report.SweepHead;
import dev.millrace.sim.study.sweep.Cell;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options for a folder with the finished cells of a sweep. */
final class SweepFolderOptions {

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "Writes each finished cell to a folder, so that the sweep can be resumed and merged.")
  private @Nullable Path folder;

  @Option(
      names = "--resume",
      description = "Continues the sweep in the folder of --out: its cells are not run again.")
  private boolean resume;

  @Option(
      names = "--shard",
      paramLabel = "N/COUNT",
      description =
          "Runs one of several parts, such as 3/16; the command merge puts their folders together.")
  private @Nullable String shard;

  /** Returns the part whose cells are run. */
  Shard shard() {
    if (resume && folder == null) {
      throw CommandException.usage("--resume needs the folder: --out DIR");
    }
    try {
      return shard == null ? Shard.WHOLE : Shard.parse(shard);
    } catch (IllegalArgumentException e) {
      throw CommandException.usage("--shard: " + e.getMessage());
    }
  }

  /** Opens the folder; returns null if none was named. */
  @Nullable SweepFolder open(SweepHead head, List<Cell> cells) throws IOException {
    if (folder == null) {
      return null;
    }
    try {
      return SweepFolder.open(folder, head, resume, cells);
    } catch (IllegalArgumentException e) {
      throw CommandException.usage("--out: " + e.getMessage());
    }
  }
}
