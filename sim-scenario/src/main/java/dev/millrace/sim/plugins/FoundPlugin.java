package dev.millrace.sim.plugins;

import com.typesafe.config.Config;
import dev.millrace.plugin.Plugin;
import org.jspecify.annotations.Nullable;

/**
 * A discovered plug-in.
 *
 * @param plugin the plug-in
 * @param source its jar, or {@code class path}
 * @param reference its defaults
 * @param place its folder; null on the class path
 */
record FoundPlugin(Plugin plugin, String source, Config reference, @Nullable PluginPlace place) {

  /** Creates one that was found on the class path. */
  FoundPlugin(Plugin plugin, Config reference) {
    this(plugin, ClassPathPlugins.SOURCE, reference, null);
  }
}
