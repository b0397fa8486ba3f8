package dev.millrace.sim.cli;

import dev.millrace.sim.binding.Problem;
import dev.millrace.sim.binding.Problems;
import dev.millrace.sim.plugins.PluginCatalog;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that names the folder of plug-in jars, and the plug-ins that are found there. */
final class PluginsOption {

  private static final Path USUAL_FOLDER = Path.of("plugins");

  @Option(
      names = "--plugins",
      paramLabel = "DIR",
      description =
          "Folder with plug-in jars (default: plugins/ in the working directory, if there).")
  private @Nullable Path folder;

  /** Finds all plug-ins; adds what is wrong with them to the problems. */
  PluginCatalog discover(Problems problems) {
    String mistake = folder == null ? null : mistake(folder);
    if (mistake != null) {
      problems.add("--plugins " + folder, "", mistake);
      return PluginCatalog.discover(null, problems);
    }
    Path place = folder == null && Files.isDirectory(USUAL_FOLDER) ? USUAL_FOLDER : folder;
    return PluginCatalog.discover(place, problems);
  }

  private static @Nullable String mistake(Path folder) {
    if (folder.toString().isEmpty()) {
      return "an empty name; allowed: a folder";
    }
    if (Files.isDirectory(folder)) {
      return null;
    }
    return Files.exists(folder) ? "a file; allowed: a folder" : "there is no such folder";
  }

  /** Prints problems, one a line, and how many there are. */
  static void print(List<Problem> problems, PrintWriter err) {
    problems.forEach(err::println);
    err.println(problems.size() == 1 ? "1 problem" : problems.size() + " problems");
  }
}
