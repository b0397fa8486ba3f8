package dev.millrace.sim.cli;

import dev.millrace.sim.plugins.PluginSource;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that names the folder of plug-in jars. */
final class PluginsOption {

  private static final Path WORKING_FOLDER = Path.of("plugins");

  /** Where the program is installed, as the launcher says; not set where the jar is run itself. */
  private static final @Nullable String HOME = System.getProperty("millrace.home");

  @Option(
      names = "--plugins",
      paramLabel = "DIR",
      description =
          "Folder with plug-in jars (default: plugins/ in the working directory if it exists, or else"
              + " of the installation).")
  private @Nullable Path folder;

  PluginSource source() {
    PluginSource classPath = PluginSource.classPath();
    if (folder != null) {
      return classPath.withFolder(folder, "--plugins " + folder);
    }
    if (Files.isDirectory(WORKING_FOLDER)) {
      return classPath.withFolder(WORKING_FOLDER);
    }
    return HOME == null ? classPath : classPath.withFolder(Path.of(HOME, "plugins"));
  }
}
