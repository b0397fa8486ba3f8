package dev.millrace.sim.cli;

import dev.millrace.sim.scenario.EngineChoice;
import dev.millrace.sim.scenario.Study;
import dev.millrace.sim.trace.TraceFolder;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that names the folder of a run's trace. */
final class TraceOption {

  @Option(
      names = "--trace",
      paramLabel = "DIR",
      description =
          "Writes the workers' calls of the pipeline and its steps into a folder: timeline.txt to"
              + " read, sequence.mmd for Mermaid. Files of an earlier trace are overwritten.")
  private @Nullable Path folder;

  /** Creates the files of the trace; null without the option. */
  @Nullable TraceFolder open(Study study) {
    if (folder == null) {
      return null;
    }
    if (study.engine() == EngineChoice.BOTH) {
      throw CommandException.usage(
          "--trace records one run: choose --engine real or --engine virtual");
    }
    if (study.isRepeated()) {
      throw CommandException.usage(
          "--trace records one run: set run.replications=1, and no run.precision");
    }
    try {
      return TraceFolder.create(folder);
    } catch (IOException e) {
      throw CommandException.usage("--trace: " + e.getMessage());
    }
  }
}
