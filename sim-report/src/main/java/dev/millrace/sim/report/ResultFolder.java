package dev.millrace.sim.report;

import dev.millrace.sim.recording.Recording;
import dev.millrace.sim.scenario.EngineChoice;
import dev.millrace.sim.scenario.Scenario;
import dev.millrace.sim.study.EngineResult;
import dev.millrace.sim.study.ScenarioResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The folder of a run: the scenario with every default, the result, the course of the run, the
 * distributions of times and, on request, every message. If both engines run, the names of their
 * files differ by the engine. For one thread.
 */
public final class ResultFolder implements AutoCloseable {

  private static final String OWN_FILES =
      "(scenario\\.conf|result\\.json|report\\.html"
          + "|(series|wait|service|sojourn)(-real|-virtual)?\\.(csv|hgrm)"
          + "|messages(-real|-virtual)?\\.csv\\.gz)";

  private final Path folder;
  private final boolean both;
  private final Map<EngineChoice, MessagesCsv> messages = new EnumMap<>(EngineChoice.class);

  private ResultFolder(Path folder, boolean both) {
    this.folder = folder;
    this.both = both;
  }

  /**
   * Creates the folder before the run, with the scenario in it.
   *
   * @param force whether the folder may have files: those of an earlier run are deleted
   * @param withMessages whether every message is written
   * @throws IllegalArgumentException if the folder is a file, or not empty
   * @throws IOException if it cannot be written
   */
  public static ResultFolder open(
      Path folder, boolean force, boolean withMessages, Scenario scenario) throws IOException {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new IllegalArgumentException(folder + " is a file; allowed: a new or empty folder");
    }
    Files.createDirectories(folder);
    clear(folder, force);
    Files.writeString(folder.resolve("scenario.conf"), scenario.toHocon());
    EngineChoice choice = scenario.study().engine();
    var opened = new ResultFolder(folder, choice == EngineChoice.BOTH);
    if (withMessages) {
      for (EngineChoice engine : List.of(EngineChoice.REAL, EngineChoice.VIRTUAL)) {
        if (choice == EngineChoice.BOTH || choice == engine) {
          Path file = opened.file("messages", engine, ".csv.gz");
          opened.messages.put(engine, MessagesCsv.create(file));
        }
      }
    }
    return opened;
  }

  private static void clear(Path folder, boolean force) throws IOException {
    List<Path> there;
    try (Stream<Path> files = Files.list(folder)) {
      there = files.toList();
    }
    if (!there.isEmpty() && !force) {
      throw new IllegalArgumentException(
          folder + " is not empty; allowed: a new or empty folder, or --force");
    }
    for (Path file : there) {
      if (Files.isRegularFile(file) && file.getFileName().toString().matches(OWN_FILES)) {
        Files.delete(file);
      }
    }
  }

  /** Returns the records that a run by an engine has to keep for the folder. */
  public Recording recording(EngineChoice engine) {
    return new Recording(true, messages.get(engine));
  }

  /**
   * Writes the result.
   *
   * @param page the page that shows it
   * @throws IOException if a file could not be written; the others are complete
   */
  public void write(ScenarioResult result, Report report, String page) throws IOException {
    List<Writing> files = new ArrayList<>();
    files.add(() -> Files.writeString(folder.resolve("result.json"), Json.of(report)));
    files.add(() -> Files.writeString(folder.resolve("report.html"), page));
    for (int i = 0; i < result.engines().size(); i++) {
      EngineResult engine = result.engines().get(i);
      SeriesReport series = report.runs().get(i).series();
      if (series != null) {
        Path file = file("series", engine.engine(), ".csv");
        files.add(() -> Files.writeString(file, SeriesCsv.of(series)));
      }
      String suffix = suffix(engine.engine());
      files.add(() -> PercentileFiles.write(folder, suffix, engine.pooled().measurements()));
    }
    files.add(this::close);
    writeAll(files);
  }

  private interface Writing {
    void write() throws IOException;
  }

  private static void writeAll(List<Writing> files) throws IOException {
    IOException failure = null;
    for (Writing each : files) {
      try {
        each.write();
      } catch (IOException e) {
        failure = failure == null ? e : failure;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  private Path file(String name, EngineChoice engine, String extension) {
    return folder.resolve(name + suffix(engine) + extension);
  }

  private String suffix(EngineChoice engine) {
    return both ? '-' + Json.name(engine) : "";
  }

  /** Returns its path. */
  public Path path() {
    return folder;
  }

  /** Completes the files of messages; the second call does nothing. */
  @Override
  public void close() throws IOException {
    List<Writing> open = new ArrayList<>();
    messages.values().forEach(each -> open.add(each::close));
    messages.clear();
    writeAll(open);
  }
}
