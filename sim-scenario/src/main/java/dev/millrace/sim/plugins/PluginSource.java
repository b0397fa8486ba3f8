package dev.millrace.sim.plugins;

import dev.millrace.sim.binding.Problems;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A class loader and, optionally, a folder of jars in which plug-ins are found.
 *
 * <p>Immutable but for a cache: plug-ins are discovered once. Thread-safe, guarded by its lock.
 */
public final class PluginSource {

  private final ClassLoader loader;
  private final @Nullable PluginFolder folder;
  private final Problems problems = new Problems();
  private @Nullable PluginCatalog catalog;

  private PluginSource(ClassLoader loader, @Nullable PluginFolder folder) {
    this.loader = loader;
    this.folder = folder;
  }

  /** Returns the class path of Millrace. */
  public static PluginSource classPath() {
    return new PluginSource(PluginSource.class.getClassLoader(), null);
  }

  /**
   * Returns a source with another class loader.
   *
   * @param other a loader that finds Millrace's own classes, most often in its parent
   */
  public PluginSource withLoader(ClassLoader other) {
    return new PluginSource(other, folder);
  }

  /** Returns a source with a folder of plug-in jars, searched after the class loader. */
  public PluginSource withFolder(Path jars) {
    return withFolder(jars, jars.toString());
  }

  /**
   * Returns a source with a folder of plug-in jars.
   *
   * @param name how problems name the folder, such as {@code --plugins extras}
   */
  public PluginSource withFolder(Path jars, String name) {
    return new PluginSource(loader, new PluginFolder(jars, name));
  }

  /** Returns all plug-ins; those that do not load are reported and left out. */
  public synchronized PluginCatalog discover(Problems found) {
    if (catalog == null) {
      catalog = PluginCatalog.discover(folder, loader, problems);
    }
    found.addAll(problems);
    return catalog;
  }
}
