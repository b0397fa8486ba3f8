package dev.millrace.sim.cli;

import dev.millrace.sim.scenario.EngineChoice;
import dev.millrace.sim.scenario.Scenario;
import dev.millrace.sim.scenario.Study;
import dev.millrace.sim.trace.TraceFiles;
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

  /** Creates the files of the trace, if the option is given. */
  TraceOutput open(Scenario scenario) {
    if (folder == null) {
      return new TraceOutput(scenario, null);
    }
    String refusal = refusal(scenario.study());
    if (refusal != null) {
      throw CommandException.usage("--trace records one run: " + refusal);
    }
    try {
      return new TraceOutput(scenario, TraceFiles.create(folder));
    } catch (IOException e) {
      throw CommandException.usage("--trace: " + e.getMessage());
    }
  }

  private static @Nullable String refusal(Study study) {
    if (study.engine() == EngineChoice.BOTH) {
      return "choose --engine real or --engine virtual";
    }
    return study.isRepeated() ? "set run.replications=1, and no run.precision" : null;
  }
}
