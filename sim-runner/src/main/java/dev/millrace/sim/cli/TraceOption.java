package dev.millrace.sim.cli;

import dev.millrace.sim.scenario.EngineChoice;
import dev.millrace.sim.scenario.Scenario;
import dev.millrace.sim.trace.SequenceDiagram;
import dev.millrace.sim.trace.Timeline;
import dev.millrace.sim.trace.Trace;
import dev.millrace.sim.trace.TraceRecorder;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The folder into which a run's trace is written, if one is wanted. */
final class TraceOption {

  private static final int MOST_EVENTS = 100_000;

  @Option(
      names = "--trace",
      paramLabel = "DIR",
      description =
          "Writes what the workers do with the pipeline, step by step, into a folder: timeline.txt"
              + " to read, sequence.mmd for Mermaid. Files of an earlier trace are overwritten.")
  private @Nullable Path folder;

  private @Nullable TraceRecorder recorder;

  /** Gets ready to trace, if that is wanted; returns why it cannot be done, if it cannot. */
  Optional<String> prepare(Scenario scenario) {
    if (folder == null) {
      return Optional.empty();
    }
    var study = scenario.study();
    if (study.engine() == EngineChoice.BOTH) {
      return Optional.of("--trace records one run: choose --engine real or --engine virtual");
    }
    if (Player.isRepeated(scenario.study()) && study.engine() == EngineChoice.VIRTUAL) {
      return Optional.of("--trace records one run: set run.replications=1, and no run.precision");
    }
    try {
      Files.createDirectories(folder);
    } catch (FileAlreadyExistsException e) {
      return Optional.of("--trace: %s is a file; allowed: a folder, new or old".formatted(folder));
    } catch (IOException e) {
      return Optional.of("--trace: the folder %s cannot be created: %s".formatted(folder, e));
    }
    recorder = new TraceRecorder(MOST_EVENTS);
    return Optional.empty();
  }

  /** What records the run; null when no trace is wanted. */
  @Nullable TraceRecorder recorder() {
    return recorder;
  }

  /**
   * Writes what was recorded, if anything was.
   *
   * @param schedule the order in which the steps were played; null if nobody said
   * @return what was written where, in words
   */
  Optional<String> write(Scenario scenario, @Nullable String schedule) throws IOException {
    if (folder == null || recorder == null) {
      return Optional.empty();
    }
    Trace trace =
        recorder.trace(
            "%s, %s, seed %d, %s"
                .formatted(
                    scenario.source(),
                    scenario.pipeline().pipeline().binding().type(),
                    scenario.run().seed(),
                    schedule == null
                        ? scenario.study().engine().name().toLowerCase(Locale.ROOT) + " time"
                        : "schedule " + schedule));
    Path timeline = folder.resolve("timeline.txt");
    Path diagram = folder.resolve("sequence.mmd");
    Files.writeString(timeline, Timeline.of(trace));
    Files.writeString(diagram, SequenceDiagram.of(trace));
    return Optional.of("trace: %s: %s, %s".formatted(trace.extent(), timeline, diagram));
  }
}
