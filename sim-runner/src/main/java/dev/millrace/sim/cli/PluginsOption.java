package dev.millrace.sim.cli;

import dev.millrace.sim.plugins.PluginSource;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that names the folder of plug-in jars. */
final class PluginsOption {

  private static final Path DEFAULT_FOLDER = Path.of("plugins");

  @Option(
      names = "--plugins",
      paramLabel = "DIR",
      description =
          "Folder with plug-in jars (default: plugins/ in the working directory, if it exists).")
  private @Nullable Path folder;

  PluginSource source() {
    PluginSource classPath = PluginSource.classPath();
    if (folder != null) {
      return classPath.withFolder(folder, "--plugins " + folder);
    }
    return Files.isDirectory(DEFAULT_FOLDER) ? classPath.withFolder(DEFAULT_FOLDER) : classPath;
  }
}
