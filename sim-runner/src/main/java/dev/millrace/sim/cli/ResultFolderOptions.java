package dev.millrace.sim.cli;

import dev.millrace.sim.report.ResultFolder;
import dev.millrace.sim.scenario.Scenario;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options for the folder of a run's result. */
final class ResultFolderOptions {

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "Writes the result into a new or empty folder: scenario.conf, result.json, series.csv,"
              + " .hgrm files.")
  private @Nullable Path folder;

  @Option(
      names = "--force",
      description =
          "Accepts a folder with files for --out: the result of an earlier run is deleted.")
  private boolean force;

  @Option(
      names = "--messages",
      description = "Writes every message into the folder of --out as well: messages.csv.gz.")
  private boolean messages;

  /** Refuses options that need a folder if there is none. */
  void check() {
    if (folder == null && (force || messages)) {
      throw CommandException.usage(
          (force ? "--force" : "--messages") + " needs the folder: --out DIR");
    }
  }

  /** Returns whether a folder is written. */
  boolean isUsed() {
    return folder != null;
  }

  /** Creates the folder; null without the option. */
  @Nullable ResultFolder open(Scenario scenario) {
    if (folder == null) {
      return null;
    }
    try {
      return ResultFolder.open(folder, force, messages, scenario);
    } catch (IllegalArgumentException e) {
      throw CommandException.usage("--out: " + e.getMessage());
    } catch (IOException e) {
      throw CommandException.usage("--out: " + folder + " cannot be written: " + reason(e));
    }
  }

  /**
   * Returns why a file could not be written, without the name of the exception if there is more.
   */
  static String reason(IOException e) {
    if (e instanceof AccessDeniedException) {
      return e.getMessage() + ": permission denied";
    }
    return e.getMessage() == null ? e.toString() : e.getMessage();
  }
}
