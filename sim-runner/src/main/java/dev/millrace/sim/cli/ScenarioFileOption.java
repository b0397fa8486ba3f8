package dev.millrace.sim.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that names the file to which a scenario is written. */
final class ScenarioFileOption {

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Writes the scenario to this file.")
  private @Nullable Path file;

  @Option(names = "--force", description = "Overwrites the file.")
  private boolean force;

  @Nullable Path file() {
    return file;
  }

  /** Returns the folder of the file; the working directory if there is none. */
  Path folder() {
    Path parent = file == null ? null : file.toAbsolutePath().getParent();
    return parent == null ? Path.of("") : parent;
  }

  /**
   * Refuses a file that exists, before anything else is done.
   *
   * @param input the file that is read, which is never overwritten
   */
  void check(Path input) throws IOException {
    if (file != null
        && Files.exists(file)
        && Files.exists(input)
        && Files.isSameFile(file, input)) {
      throw CommandException.usage(
          "--output: %s is the file to read; choose another file".formatted(file));
    }
    check();
  }

  private void check() {
    if (file != null && !force && Files.exists(file)) {
      throw CommandException.usage(
          "%s exists; choose another file, or overwrite it with --force".formatted(file));
    }
  }

  /** Writes a scenario to the file, if there is one. */
  void write(String scenario) {
    if (file == null) {
      return;
    }
    try {
      if (force) {
        Files.writeString(file, scenario);
      } else {
        Files.writeString(file, scenario, StandardOpenOption.CREATE_NEW);
      }
    } catch (FileAlreadyExistsException e) {
      check();
    } catch (IOException e) {
      throw CommandException.usage("%s cannot be written: %s".formatted(file, e));
    }
  }
}
