package dev.millrace.sim.plugins;

import com.typesafe.config.Config;
import dev.millrace.plugin.Plugin;

/**
 * A discovered plug-in.
 *
 * @param plugin the plug-in
 * @param source its jar, or {@code class path}
 * @param reference its defaults
 */
record FoundPlugin(Plugin plugin, String source, Config reference) {}
