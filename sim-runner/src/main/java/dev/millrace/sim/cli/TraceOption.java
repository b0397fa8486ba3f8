package dev.millrace.sim.cli;

import dev.millrace.sim.scenario.EngineChoice;
import dev.millrace.sim.scenario.Scenario;
import dev.millrace.sim.trace.SequenceDiagram;
import dev.millrace.sim.trace.Timeline;
import dev.millrace.sim.trace.Trace;
import dev.millrace.sim.trace.TraceRecorder;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Option;

/** The folder into which a run's trace is written, if one is wanted. */
final class TraceOption {

  private static final int MOST_EVENTS = 100_000;

  private static final Logger LOG = LoggerFactory.getLogger(TraceOption.class);

  @Option(
      names = "--trace",
      paramLabel = "DIR",
      description =
          "Writes what the workers do with the pipeline, step by step, into a folder: timeline.txt"
              + " to read, sequence.mmd for Mermaid. Files of an earlier trace are overwritten.")
  private @Nullable Path folder;

  private @Nullable TraceRecorder recorder;

  /**
   * What was not there before, in the order in which it can be removed; empty once it is of use.
   */
  private final Deque<Path> created = new ArrayDeque<>();

  /** Gets ready to trace, if that is wanted; returns why it cannot be done, if it cannot. */
  Optional<String> prepare(Scenario scenario) {
    if (folder == null) {
      return Optional.empty();
    }
    if (folder.toString().isEmpty()) {
      return Optional.of("--trace: an empty name; allowed: a folder, new or old");
    }
    var study = scenario.study();
    if (study.engine() == EngineChoice.BOTH) {
      return Optional.of("--trace records one run: choose --engine real or --engine virtual");
    }
    if (Player.isRepeated(scenario.study()) && study.engine() == EngineChoice.VIRTUAL) {
      return Optional.of("--trace records one run: set run.replications=1, and no run.precision");
    }
    try {
      noteMissing(folder.toAbsolutePath());
      Files.createDirectories(folder);
    } catch (FileAlreadyExistsException e) {
      return Optional.of("--trace: %s is a file; allowed: a folder, new or old".formatted(folder));
    } catch (IOException e) {
      return Optional.of(
          "--trace: the folder %s cannot be created: %s".formatted(folder, reason(e)));
    }
    for (Path file : List.of(timeline(folder), diagram(folder))) {
      try {
        // Whether it can be written is found out by doing so: there may be many reasons.
        if (isMissing(file)) {
          created.push(file);
        }
        Files.write(file, new byte[0], StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      } catch (IOException e) {
        return Optional.of("--trace: %s cannot be written: %s".formatted(file, reason(e)));
      }
    }
    recorder = new TraceRecorder(MOST_EVENTS);
    return Optional.empty();
  }

  private void noteMissing(Path place) {
    for (Path at = place; at != null && isMissing(at); at = at.getParent()) {
      created.addLast(at);
    }
  }

  /** A link that leads nowhere is there all the same, and not this program's to remove. */
  private static boolean isMissing(Path path) {
    return Files.notExists(path, LinkOption.NOFOLLOW_LINKS);
  }

  /** Removes what was created for a trace, if none was written: the run did not come to its end. */
  void cleanUp() {
    for (Path path : created) {
      try {
        Files.deleteIfExists(path);
      } catch (IOException e) {
        LOG.debug("{} was created for a trace and cannot be removed", path, e);
      }
    }
    created.clear();
  }

  private static Path timeline(Path folder) {
    return folder.resolve("timeline.txt");
  }

  private static Path diagram(Path folder) {
    return folder.resolve("sequence.mmd");
  }

  /** Why a file could not be written, without the name of the file, which is said already. */
  private static String reason(IOException e) {
    return e instanceof AccessDeniedException
        ? "no permission"
        : e instanceof FileSystemException failed && failed.getReason() != null
            ? failed.getReason()
            : e.toString();
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
    Path timeline = timeline(folder);
    Path diagram = diagram(folder);
    created.clear();
    Files.writeString(timeline, Timeline.of(trace));
    Files.writeString(diagram, SequenceDiagram.of(trace));
    return Optional.of("trace: %s: %s, %s".formatted(trace.extent(), timeline, diagram));
  }
}
